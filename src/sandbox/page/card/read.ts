/** A card, or a part of one, as received: nothing about it is trusted. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under `key`, or an empty one. */
export const obj = (raw: Raw, key: string): Raw => {
  const value = raw[key];
  return isRaw(value) ? value : {};
};

export const has = (raw: Raw, key: string): boolean => isRaw(raw[key]);

/** The objects of the list under `key`; anything else in it is left out. */
export const list = (raw: Raw, key: string): Raw[] => {
  const value = raw[key];
  return Array.isArray(value) ? value.filter(isRaw) : [];
};

export const str = (raw: Raw, key: string, otherwise = ''): string => {
  const value = raw[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : otherwise;
};

export const strings = (raw: Raw, key: string): string[] => {
  const value = raw[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

export const num = (raw: Raw, key: string, otherwise: number): number => {
  const value = raw[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
};

export const flag = (raw: Raw, key: string, otherwise = false): boolean => {
  const value = raw[key];
  return typeof value === 'boolean' ? value : otherwise;
};

/** The words of a text object (`plain_text`, `lark_md`, `markdown`), or of a bare string. Chinese is preferred. */
export const words = (raw: Raw, key: string): string => {
  const value = raw[key];
  if (typeof value === 'string') return value;
  const text = obj(raw, key);
  return str(obj(text, 'i18n_content'), 'zh_cn') || str(text, 'content');
};

export type Placed = { raw: Raw; path: string };

/** The objects of a list together with their place in the card, which is how a press names its element. */
export const placed = (raw: Raw, key: string, path: string): Placed[] => {
  const value = raw[key];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => (isRaw(item) ? [{ raw: item, path: `${path}.${key}.${index}` }] : []));
};
