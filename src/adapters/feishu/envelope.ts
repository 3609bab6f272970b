import { z } from 'zod';

/** Schema 2.0, for every event and callback that Qisu reads. Feishu may add fields. */
const Modern = z.object({
  schema: z.string(),
  header: z.object({
    event_id: z.string().nullish(),
    token: z.string().nullish(),
    create_time: z.union([z.string(), z.number()]).nullish(),
    event_type: z.string().min(1),
    app_id: z.string().nullish(),
    tenant_key: z.string().nullish(),
  }),
  event: z.unknown().optional(),
});

/** Before schema 2.0: no header, the type inside the event. Of these only `p2p_chat_create` is read. */
const Legacy = z.object({
  uuid: z.string().nullish(),
  token: z.string().nullish(),
  ts: z.union([z.string(), z.number()]).nullish(),
  type: z.literal('event_callback'),
  event: z.looseObject({ type: z.string().min(1), app_id: z.string().nullish() }),
});

const URL_VERIFICATION = 'url_verification';
const UrlVerification = z.object({
  type: z.literal(URL_VERIFICATION),
  challenge: z.string(),
  token: z.string().optional(),
});

/**
 * Reads the test that Feishu makes when a request URL is saved. Only a body that names itself so is parsed with this
 * schema, because parsing other bodies only to reject them is slower.
 *
 * @returns null for any other body
 */
export function readUrlVerification(body: unknown): z.infer<typeof UrlVerification> | null {
  const said = typeof body === 'object' && body !== null && 'type' in body && body.type === URL_VERIFICATION;
  return (said && UrlVerification.safeParse(body).data) || null;
}

/** Both forms of envelope in one shape. */
export type Envelope = {
  /** `event_id`, in the older form `uuid`; empty when there is none. */
  id: string;
  type: string;
  token: string | undefined;
  appId: string | undefined;
  /** The tenant it was made in; absent in the older form, which has it in the event. */
  tenant: string | undefined;
  createTime: string | number | undefined;
  event: unknown;
};

/** @returns null when it is neither form */
export function readEnvelope(body: unknown): Envelope | null {
  const modern = Modern.safeParse(body);
  if (modern.success) {
    const { header, event } = modern.data;
    return {
      id: header.event_id ?? '',
      type: header.event_type,
      token: header.token ?? undefined,
      appId: header.app_id ?? undefined,
      tenant: header.tenant_key ?? undefined,
      createTime: header.create_time ?? undefined,
      event,
    };
  }
  const legacy = Legacy.safeParse(body);
  if (!legacy.success) return null;
  const { uuid, token, ts, event } = legacy.data;
  return {
    id: uuid ?? '',
    type: event.type,
    token: token ?? undefined,
    appId: event.app_id ?? undefined,
    tenant: undefined,
    createTime: ts ?? undefined,
    event,
  };
}
