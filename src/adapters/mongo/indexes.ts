import type { mongo } from 'mongoose';

/** Earlier than any indexed instant; `null` (nothing due) is not in the index and costs nothing. */
export const EPOCH = new Date(0);
const present = (field: string) => ({ [field]: { $gt: EPOCH } });
const HOURS_24 = 86_400;
/** For how long people may reply to a message about a case, in seconds: half a year (D). */
const HALF_A_YEAR = 183 * HOURS_24;

/** Every index, by collection. TTL indexes only tidy up, by `storedAt`, which the server sets. Source: storage.md. */
export const INDEXES: Record<string, readonly mongo.IndexDescription[]> = {
  cases: [
    { key: { origin: 1 }, unique: true },
    { key: { no: 1 }, unique: true },
    { key: { dueAt: 1 }, partialFilterExpression: present('dueAt') },
    { key: { sendAt: 1 }, partialFilterExpression: present('sendAt') },
    { key: { 'keys.lists': 1, receivedAt: -1 } },
    { key: { 'keys.watched': 1, _id: 1 } },
  ],
  notices: [
    { key: { sendAt: 1 }, partialFilterExpression: present('sendAt') },
    { key: { parkedAt: 1 }, partialFilterExpression: present('parkedAt') },
  ],
  links: [{ key: { person: 1, madeAt: -1 } }],
  chats: [{ key: { person: 1 }, sparse: true }],
  handled: [{ key: { storedAt: 1 }, expireAfterSeconds: HOURS_24 }],
  messages: [{ key: { storedAt: 1 }, expireAfterSeconds: HALF_A_YEAR }],
  'files.files': [{ key: { 'metadata.origin': 1 }, unique: true }],
  slots: [{ key: { storedAt: 1 }, expireAfterSeconds: HOURS_24 }],
};
