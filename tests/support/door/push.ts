import { seal, signature } from '../../adapters/feishu/support/listener.ts';
import { KEYS, TENANT, type World } from '../world.ts';
import type { Chance } from './said.ts';

type Json = Record<string, unknown>;
export type Answered = { status: number; body: Json };

const URLS = ['/feishu/events', '/feishu/callbacks'];
const JSON_TYPES = ['application/json;charset=utf-8', 'application/json', 'application/json; charset=UTF-8'];

/**
 * Feishu, as far as the program's HTTP listener can see it: what it sends is encrypted and signed, in each of the ways that
 * its pages leave open. Source: events-and-callbacks.md 2, 3.
 */
export async function feishuAt(qisu: World, { pick, maybe }: Chance) {
  const { address, close } = await qisu.listens();

  async function post(raw: string, headers: Record<string, string>): Promise<Answered> {
    const response = await fetch(address + pick(URLS), {
      method: 'POST',
      headers: { 'Content-Type': pick(JSON_TYPES), ...headers },
      body: raw,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  }
  function sealed(body: unknown): string {
    const plain = JSON.stringify(body, null, pick([0, 0, 1]));
    return JSON.stringify({ encrypt: seal(plain, KEYS.encryptKey) }, null, pick([0, 0, 2]));
  }

  return {
    close,
    /** Sends an event or a callback. */
    push(type: string, id: string, event: unknown): Promise<Answered> {
      const now = qisu.clock.now().getTime();
      const header = {
        event_id: id,
        token: KEYS.verificationToken,
        create_time: pick<unknown>([String(now), `${now}000`, now]),
        event_type: type,
        app_id: KEYS.appId,
        ...(maybe(0.8) && { tenant_key: TENANT }),
        ...(maybe(0.1) && { resource_id: null, user_list: [] }),
      };
      return this.pushWhole({ schema: '2.0', header, event });
    },
    /** Sends an event in an envelope of its own. */
    pushWhole(body: unknown): Promise<Answered> {
      const raw = sealed(body);
      const timestamp = String(Math.floor(qisu.clock.now().getTime() / 1000));
      return post(raw, signature(raw, { key: KEYS.encryptKey, timestamp, nonce: pick(['n-1', '0', '0f3cb0f4ba']) }));
    },
    /** The test of the URL, which is not signed; whether the challenge came back. */
    async verifies(challenge: string): Promise<boolean> {
      const test = { challenge, token: KEYS.verificationToken, type: 'url_verification' };
      const { status, body } = await post(sealed(test), {});
      return status === 200 && body.challenge === challenge;
    },
  };
}
