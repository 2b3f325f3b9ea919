import CLimits
import CanvassWorkbench
import Glibc

useLimits()
exit(Shell.run(Array(CommandLine.arguments.dropFirst())))
