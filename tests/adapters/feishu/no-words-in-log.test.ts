import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { pinoLog } from '../../../src/adapters/log.ts';
import { envelope, listener, press, said, seal, signature, tapValue } from './support/listener.ts';
import { no, platform } from './support/platform.ts';

/** What somebody wrote, in characters of both kinds. */
const WORDS = '厂房漏水zqx9';

/** A log at every level, as the program writes it. */
function everything() {
  const lines: string[] = [];
  const out = { write: (line: string) => void lines.push(line) };
  return { log: pinoLog('trace', out), lines };
}

describe('nobody’s words stand in the log — quality.md, "Nobody in who does not belong"', () => {
  it('whatever is refused at the door', async () => {
    const { log, lines } = everything();
    const { post, push } = await listener({ log });
    const raw = (text: string) => post(text, signature(text));
    const message = { message_type: 'text', content: `{"text": "${WORDS}` };
    await raw(`${WORDS}{`);
    await raw(JSON.stringify({ encrypt: WORDS }));
    await raw(JSON.stringify({ encrypt: seal(`{"schema": ${WORDS}`) }));
    await raw(JSON.stringify({ [WORDS]: WORDS }));
    for (const body of [
      said(message),
      said({ message_type: 'post', content: JSON.stringify({ content: WORDS }) }),
      said({ message_type: 'file', content: JSON.stringify([WORDS]) }),
      said({ create_time: WORDS }),
      said({ message_id: '', content: WORDS }),
      said({ mentions: [{ key: WORDS, id: { open_id: [WORDS] } }], content: WORDS }),
      press({ value: WORDS }),
      press({ value: { [WORDS]: WORDS } }),
      press({ value: tapValue, form_value: WORDS }),
      press({ name: WORDS, form_value: { [WORDS]: WORDS } }),
      envelope('card.action.trigger', { operator: WORDS, action: { [WORDS]: [WORDS] } }),
      envelope('application.bot.menu_v6', { operator: { operator_id: WORDS }, event_key: WORDS }),
      envelope(WORDS, WORDS, { event_id: WORDS }),
      envelope('im.chat.member.bot.added_v1', { chat_id: { [WORDS]: WORDS } }, { event_id: WORDS }),
    ])
      await push(body);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.join('')).not.toContain(WORDS);
    expect(lines.join('')).not.toContain('zqx9');
  });

  it('whatever fails while they are handled, with its causes', async () => {
    const { log, lines } = everything();
    const failures = [
      () => JSON.parse(`["${WORDS}`),
      () => z.object({ a: z.literal('b') }).parse({ a: WORDS }),
      () => z.record(z.enum(['a']), z.string()).parse({ [WORDS]: WORDS }),
      () => z.strictObject({}).parse({ [WORDS]: WORDS }),
      () => parse(`${WORDS}: *${WORDS}`),
      () => new URL(`//${WORDS}`),
      () => Buffer.from(Object(WORDS.length) as never, WORDS as never),
      () => {
        throw new Error('not drawn', { cause: new SyntaxError(`Unexpected ${WORDS}`) });
      },
    ];
    for (const fail of failures) {
      const { receiveEnvelope } = await listener({ log, handle: async () => Promise.reject(thrownBy(fail)) });
      await receiveEnvelope(press({ value: tapValue }));
    }
    expect(lines).toHaveLength(failures.length);
    expect(lines.join('')).not.toContain(WORDS);
    expect(lines.join('')).not.toContain('zqx9');
  });

  it('whatever Feishu quotes when it refuses them; the code and the place in the card are kept', async () => {
    const ext = `ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [2](tag: div); ErrMsg: x; ErrorValue: ${WORDS}; `;
    const { messenger } = await platform(() => no(230099, `Failed to create card content, ext=${ext}`));
    const error = await messenger.send({ chat: 'oc_1' }, { text: WORDS }, 'u').catch((thrown: unknown) => thrown);
    expect(String((error as Error).message)).not.toContain('zqx9');
    expect(error).toMatchObject({ code: 230099, message: expect.stringContaining('ErrCode 200621') });
    expect(error).toMatchObject({ message: expect.stringContaining('at ROOT -> body -> elements -> [2](tag: div)') });
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
