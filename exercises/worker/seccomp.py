"""A system-call filter: no new processes, programs, sockets, mounts, no hand on others.

It holds for root too, needs no privilege, works in containers where namespaces do not,
and cannot be taken off again. Threads stay allowed; memory limits bound them. What may
not be written cannot be changed either: modes, owners, times and attributes of files
are out of Landlock's reach, and those of /dev/null are real in any sandbox.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

from . import libc

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000
_CLONE_THREAD = 0x10000

_EVERYWHERE = {
    "clone3": 435, "pidfd_send_signal": 424, "io_uring_setup": 425,
    "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428,
    "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433,
    "pidfd_open": 434, "pidfd_getfd": 438, "process_madvise": 440,
    "mount_setattr": 442, "memfd_secret": 447, "fchmodat2": 452, "setxattrat": 463,
    "removexattrat": 466,
}  # fmt: skip
_X86_64 = {
    "shmget": 29, "socket": 41, "socketpair": 53, "clone": 56, "fork": 57, "vfork": 58,
    "execve": 59, "kill": 62, "semget": 64, "msgget": 68, "ptrace": 101,
    "setpgid": 109, "setsid": 112, "rt_sigqueueinfo": 129, "pivot_root": 155,
    "chroot": 161, "mount": 165, "umount2": 166, "tkill": 200, "tgkill": 234,
    "mq_open": 240, "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
    "rt_tgsigqueueinfo": 297, "perf_event_open": 298, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312,
    "memfd_create": 319, "bpf": 321, "execveat": 322, "userfaultfd": 323,
    "setpriority": 141, "sched_setparam": 142, "sched_setscheduler": 144,
    "sched_setaffinity": 203, "ioprio_set": 251, "sched_setattr": 314, "chmod": 90,
    "fchmod": 91, "fchmodat": 268, "chown": 92, "fchown": 93, "lchown": 94,
    "fchownat": 260, "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280,
    "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197,
    "lremovexattr": 198, "fremovexattr": 199, "prlimit64": 302, "fcntl": 72,
    "ioctl": 16, "prctl": 157, "shmat": 30, "shmctl": 31, "semop": 65, "semctl": 66,
    "msgsnd": 69, "msgrcv": 70, "msgctl": 71, "semtimedop": 220, "mq_unlink": 241,
    "truncate": 76,
}  # fmt: skip
_AARCH64 = {
    "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "unshare": 97,
    "ptrace": 117, "kill": 129, "tkill": 130, "tgkill": 131, "rt_sigqueueinfo": 138,
    "setpgid": 154, "setsid": 157, "mq_open": 180, "msgget": 186, "semget": 190,
    "shmget": 194, "socket": 198, "socketpair": 199, "add_key": 217,
    "request_key": 218, "keyctl": 219, "clone": 220, "execve": 221,
    "rt_tgsigqueueinfo": 240, "perf_event_open": 241, "setns": 268,
    "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272,
    "memfd_create": 279, "bpf": 280, "execveat": 281, "userfaultfd": 282,
    "setpriority": 140, "sched_setparam": 118, "sched_setscheduler": 119,
    "sched_setaffinity": 122, "ioprio_set": 30, "sched_setattr": 274, "fchmod": 52,
    "fchmodat": 53, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5,
    "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15,
    "fremovexattr": 16, "prlimit64": 261, "fcntl": 25, "ioctl": 29,
    "prctl": 167, "shmat": 196, "shmctl": 195, "semop": 193, "semctl": 191,
    "msgsnd": 189, "msgrcv": 188, "msgctl": 187, "semtimedop": 192, "mq_unlink": 181,
    "truncate": 45,
}  # fmt: skip
# A pipe's flags and size outlive the session; its owner gets signals from the kernel:
# F_SETFL, F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY, F_SETPIPE_SZ, and
# FIONBIO, FIOASYNC, FIOSETOWN. PR_SET_PDEATHSIG keeps a child that nobody waits for.
_REFUSED_COMMANDS = {
    "fcntl": (_SECOND_ARGUMENT, (4, 8, 10, 15, 1024, 1026, 1031)),
    "ioctl": (_SECOND_ARGUMENT, (0x5421, 0x5452, 0x8901)),
    "prctl": (_FIRST_ARGUMENT, (1,)),
}
_MACHINES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _AARCH64)}


def close() -> None:
    """Install the filter for this process and all its threads, for good."""
    machine, calls = _MACHINES[platform.machine()]
    program = _program(machine, calls | _EVERYWHERE, os.getpid())
    code = b"".join(program)
    buffer = ctypes.create_string_buffer(code)
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    libc.prctl(libc.NO_NEW_PRIVILEGES, 1)
    libc.prctl(22, 2, ctypes.c_char_p(header))


def _program(machine: int, calls: dict[str, int], own: int) -> list[bytes]:
    """Return the filter's instructions: kill foreign ABIs, refuse calls, allow rest."""
    refused = _FAIL | errno.EPERM
    lines = [_do(_LOAD, _ARCHITECTURE), _do(_EQUAL, machine, 1, 0), _do(_RETURN, _KILL)]
    lines += [_do(_LOAD, _NUMBER)]
    lines += [_do(_AT_LEAST, 0x40000000, 0, 1), _do(_RETURN, refused)]
    special = {
        calls["clone"]: (_ANY_BIT, _CLONE_THREAD),
        calls["kill"]: (_EQUAL, own),
        calls["tgkill"]: (_EQUAL, own),
        calls["prlimit64"]: (_EQUAL, 0),  # 0 is the caller; limits of others are theirs
    }
    for number, (test, operand) in special.items():
        lines += [_do(_EQUAL, number, 0, 4), _do(_LOAD, _FIRST_ARGUMENT)]
        lines += [_do(test, operand, 0, 1), _do(_RETURN, _ALLOW)]
        lines += [_do(_RETURN, refused)]
    for name, (argument, commands) in _REFUSED_COMMANDS.items():
        lines += [_do(_EQUAL, calls[name], 0, 2 * len(commands) + 2)]
        lines += [_do(_LOAD, argument)]
        for command in commands:
            lines += [_do(_EQUAL, command, 0, 1), _do(_RETURN, refused)]
        lines += [_do(_RETURN, _ALLOW)]
    for name, number in calls.items():
        if number not in special and name not in _REFUSED_COMMANDS:
            outcome = _FAIL | errno.ENOSYS if name == "clone3" else refused
            lines += [_do(_EQUAL, number, 0, 1), _do(_RETURN, outcome)]
    return [*lines, _do(_RETURN, _ALLOW)]


def _do(code: int, operand: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, operand)
