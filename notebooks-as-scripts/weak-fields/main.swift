print("weak fields")
