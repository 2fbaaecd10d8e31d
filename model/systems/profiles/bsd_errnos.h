#pragma once

#include <array>

#include "model/systems/os_profile.h"

namespace linger {

/// The numbers that FreeBSD, OpenBSD and NetBSD have in common from 4.4BSD, and their texts.
inline constexpr std::array kBsdErrnos{
    ErrnoText{Errno::BadF, 9, "Bad file descriptor"},
    ErrnoText{Errno::Access, 13, "Permission denied"},
    ErrnoText{Errno::Invalid, 22, "Invalid argument"},
    ErrnoText{Errno::Pipe, 32, "Broken pipe"},
    ErrnoText{Errno::Again, 35, "Resource temporarily unavailable"},
    ErrnoText{Errno::InProgress, 36, "Operation now in progress"},
    ErrnoText{Errno::OpNotSupp, 45, "Operation not supported"},
    ErrnoText{Errno::AddrInUse, 48, "Address already in use"},
    ErrnoText{Errno::AddrNotAvail, 49, "Can't assign requested address"},
    ErrnoText{Errno::ConnAborted, 53, "Software caused connection abort"},
    ErrnoText{Errno::ConnReset, 54, "Connection reset by peer"},
    ErrnoText{Errno::IsConn, 56, "Socket is already connected"},
    ErrnoText{Errno::NotConn, 57, "Socket is not connected"},
    ErrnoText{Errno::TimedOut, 60, "Operation timed out"},
    ErrnoText{Errno::ConnRefused, 61, "Connection refused"},
};

}  // namespace linger
