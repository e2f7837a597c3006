/** Names that Windows has for devices, whatever ending follows. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[ ]*(\.|$)/i;

/** True for a name that a file or folder may have on every system: Windows drops a dot or a blank at the end, and has names for devices. */
export function isFileName(name: string): boolean {
  return /^[^<>:"/\\|?*\p{Cc}]+$/u.test(name) && !/[. ]$/.test(name) && !devices.test(name);
}
