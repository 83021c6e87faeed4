package dev.dbguild.engine;

import java.util.List;

/// Reads who gets in without a good proof of who he is. Takes rights that only administrators have.
public interface ReadsAuthentication extends Capability {
    Authentication read(Target target);

    /// @param trusted lines that let anybody in who names a role, by network
    /// @param weakPasswords roles whose password is kept as MD5
    record Authentication(List<Line> trusted, List<String> weakPasswords) {
        public Authentication {
            trusted = List.copyOf(trusted);
            weakPasswords = List.copyOf(weakPasswords);
        }
    }

    /// @param line of the file
    /// @param address network that it is for, `local` for sockets of the machine itself
    record Line(int line, String address, String method) {}
}
