import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { readBody } from './body.ts';
import { jsonOr } from './http-carrier.ts';
import { PageError } from './page-error.ts';

const id = z.string().min(1);
/** Most files of one message. `D` */
const FILES_MOST = 50;

/** What people send besides texts, posts and uploads. Source: events-and-callbacks §5.1. */
const OTHER_TYPES = [
  'sticker',
  'interactive',
  'share_chat',
  'share_user',
  'location',
  'merge_forward',
  'folder',
  'audio',
  'media',
  'hongbao',
  'system',
  'todo',
  'vote',
  'video_chat',
  'share_calendar_event',
  'calendar',
  'general_calendar',
] as const;

export const Say = z
  .object({
    as: id,
    chatId: id.optional(),
    toBot: z.literal(true).optional(),
    text: z.string().default(''),
    files: z.array(id).max(FILES_MOST).optional(),
    replyTo: id.optional(),
    inThread: z.boolean().optional(),
    other: z.object({ type: z.enum(OTHER_TYPES), content: z.record(z.string(), z.unknown()).default({}) }).optional(),
    atBot: z.boolean().optional(),
  })
  .refine(({ text, files, other }) => text !== '' || other !== undefined || (files?.length ?? 0) > 0, {
    message: '不能发送空消息',
    path: ['text'],
  });
export const Upload = z.object({
  as: id,
  chatId: id.optional(),
  name: z.string().min(1).max(250),
  kind: z.enum(['file', 'image']).default('file'),
  /** Only uploads: the file is sent with a message that names its key. */
  hold: z.literal('1').optional(),
});
export const Tap = z.object({
  as: id,
  messageId: id,
  elementPath: z.string().optional(),
  button: z.object({ name: z.string().optional(), label: z.string().optional() }).optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  value: z.string().optional(),
});
export const Menu = z.object({ as: id, key: z.string().min(1).max(30) });
export const Place = z.object({ to: id });
export const Enter = z.object({ as: id });
export const Clock = z.union([
  z.object({ to: z.iso.datetime({ offset: true }) }),
  z.object({ addSeconds: z.number().int().min(1).max(60) }),
  z.object({ addHours: z.number().int().min(1).max(48) }),
  z.object({ addDays: z.number().int().min(1).max(400) }),
  z.object({ addWorkingDays: z.number().int().min(1).max(400) }),
  z.object({ nextMessage: z.literal(true) }),
  z.object({ nextDue: z.literal(true) }),
  z.object({ beforeNextDue: z.union([z.literal(true), z.literal('day')]) }),
]);
export const Redeliver = z.object({
  messageId: id.optional(),
  eventId: id.optional(),
  times: z.number().int().min(1).max(20).default(1),
});
export const Fault = z.object({
  kind: z.enum(['down', 'slow', '429', 'code', 'after_work', 'none']),
  code: z.number().int().optional(),
  ms: z.number().int().min(0).max(60_000).optional(),
  path: z.string().optional(),
  body: z.string().optional(),
  times: z.number().int().min(1).optional(),
});
export const ConsoleChange = z
  .object({
    scopes: z.array(id),
    availability: z.union([z.literal('all'), z.array(id)]),
    muted: z.record(id, z.union([z.literal(230018), z.literal(230035)])),
  })
  .partial();
export const HabitChange = z
  .object({
    submitValue: z.boolean(),
    keepBlank: z.boolean(),
    looseJson: z.boolean(),
    fragmentBytes: z.number().int().min(0),
  })
  .partial();

/** The JSON body of a call from the page, read by its schema. @throws PageError */
export async function bodyOf<T>(req: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  return checked(jsonOr((await readBody(req)).toString('utf8')), schema);
}

/** @throws PageError naming the fields that do not fit */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new PageError(read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；'));
}
