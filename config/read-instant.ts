const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads an instant: `2026-09-24`, `2026-09-24 10:00`, ISO 8601 with or without a zone. Without a zone it is in
 * Asia/Shanghai, whatever zone the server is in.
 *
 * @returns null when it is no such text or no such day
 */
export function readInstant(text: string): Date | null {
  const parts = FORM.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = '+08:00'] = parts;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  // `Date` turns 02-30 into a day of March instead of refusing it.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(instant.getTime()) || Number(day) > days ? null : instant;
}
