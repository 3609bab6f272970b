import { type SlidingWindow, slidingWindow } from '../sliding-window.ts';

const MINUTE_MS = 60_000;
/**
 * Requests of one link in a minute, and from one address links that nobody has, pages of QR codes (a hall shares its
 * address), and forms sent by strangers. Source: interface.md, "Links", "QR codes" (D).
 */
const MOST = { link: 30, unknown: 60, scan: 120, sent: 10 };
/** How many addresses or links are remembered; beyond that the oldest are forgotten. D */
const REMEMBERED_MOST = 20_000;

/** Counts by key, in bounded memory. */
function counted(most: number) {
  const windows = new Map<string, SlidingWindow>();
  return (key: string, now: number): boolean => {
    const window = windows.get(key) ?? slidingWindow(most, MINUTE_MS);
    // Whoever came last is forgotten last.
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > REMEMBERED_MOST) windows.delete(windows.keys().next().value ?? '');
    const full = window.room(now) <= 0;
    // A full window stays full for as long as it is asked, and is not grown.
    if (!full) window.add(now);
    return full;
  };
}

/** Whether a link, or an address that tries links nobody has, is over its limit now. */
export function linkLimits(now: () => number) {
  const [links, guesses] = [counted(MOST.link), counted(MOST.unknown)];
  const [scans, sends] = [counted(MOST.scan), counted(MOST.sent)];
  return {
    /** One more request of a link that is known. */
    tooMany: (link: string): boolean => links(link, now()),
    /** One more link from this address that nobody has. */
    guesses: (address: string): boolean => guesses(network(address), now()),
    /** One more page of a QR code asked for from this address. */
    scans: (address: string): boolean => scans(network(address), now()),
    /** One more form sent from this address by somebody whom nobody knows. */
    sends: (address: string): boolean => sends(network(address), now()),
  };
}

/** The groups of an IPv6 address; the first half is the network. */
const GROUPS = 8;

/** What of an address tells one guesser: of IPv6 the network, since a host has as many addresses as it likes. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : GROUPS - before.length - tail.split(':').filter(Boolean).length;
  return [...before, ...Array(Math.max(0, zeros)).fill('0'), ...(tail ?? '').split(':')].slice(0, GROUPS / 2).join(':');
}

/**
 * Who asks: the connection's address, or behind proxies the one that the first of them saw.
 *
 * @param hops  how many proxies stand before the program (`QISU_TRUST_PROXY`)
 */
export function addressOf(remote: string | undefined, forwarded: string, hops: number): string {
  const seen = forwarded.split(',').map((one) => one.trim());
  return (hops > 0 && seen.at(-hops)) || remote || 'unknown';
}
