import { SettingsError } from '../../../config/settings-error.ts';

/** Why the address cannot be used, and what to do, in words. */
export function addressRefused({ host, port }: { host: string; port: number }, code: string): SettingsError {
  const remedies: Partial<Record<string, string>> = {
    EADDRINUSE: `PORT ${port} 已被另一个程序占用；请关掉它，或另设一个端口，如 PORT=${port + 1} npm start`,
    EACCES: `PORT ${port} 需要更高的权限；请改用 1024 以上的端口`,
    EADDRNOTAVAIL: `HOST ${host} 不是这台机器的地址；请改正，或删去此项以只在本机监听（127.0.0.1）`,
    ENOTFOUND: `HOST ${host} 找不到；请改正，或删去此项以只在本机监听（127.0.0.1）`,
  };
  return new SettingsError(remedies[code] ?? `HOST ${host}、PORT ${port} 上不能监听（${code}）；请改正`);
}
