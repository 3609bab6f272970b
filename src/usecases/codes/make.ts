import { randomBytes } from 'node:crypto';
import type { Code } from '../../domain/directory/code.ts';
import { meant } from '../../domain/directory/named.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import { atDesk, type PersonActor, personActing } from '../../domain/directory/person.ts';
import { withoutPhones } from '../../domain/directory/phone-number.ts';
import { looksLikeEnterprise, mayMean } from '../../domain/events/parts/incoming.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

/** The random part of a code's address, in bytes: nobody comes upon another's by trying. */
const CODE_BYTES = 9;

type Leads = Pick<Code, 'place' | 'channel' | 'enterprise'>;

/** Whether somebody may make codes: the desk and administrators of all enterprises, an agent of those they look after. */
export const mayMakeCodes = (actor: PersonActor): boolean => managesAll(actor) || actor.agentOf.length > 0;
export const managesAll = (actor: PersonActor): boolean => actor.administrator || atDesk(actor);

/**
 * What a code is for, by the words behind 二维码: an enterprise, or else the place where it hangs, before which a channel of
 * the directory may stand.
 */
export function codeFor(deps: Deps, actor: PersonActor, said: string): Leads | { refused: string } {
  const d = deps.directory.current();
  const words = said.trim();
  if (words === '') return {};
  const options = enterpriseOptions(d);
  const [one, ...more] = looksLikeEnterprise(words) ? mayMean(options, words) : meant(options, words);
  if (one && more.length > 0) {
    const fits = [one, ...more].map((o) => o.label).join('、');
    return { refused: `“${words}”对应多家企业：${fits}。请照其中一个重新发送。` };
  }
  if (one && !managesAll(actor) && !actor.agentOf.includes(one.value))
    return { refused: `“${one.label}”没有与您结对，请写您结对的企业，或写张贴的地点。` };
  if (one) return { enterprise: one.value };
  if (looksLikeEnterprise(words))
    return { refused: `名册里没有“${words}”。请核对名称；只是张贴的地点，请写地点，例如“二维码 政务大厅3号窗口”。` };
  if (withoutPhones(words, () => '', true) !== words) return { refused: '地点里请不要写电话号码。' };
  const { channelKinds } = deps.profile.confidential;
  const channel = d.channels
    .filter(({ name, kind }) => words.startsWith(name) && !channelKinds.includes(kind))
    .sort((a, b) => b.name.length - a.name.length)[0];
  const place = words.slice(channel?.name.length ?? 0).trim();
  return { ...(channel && { channel: channel.id }), ...(place && { place }) };
}

/**
 * Makes a code and sends its picture; the same wish again is the same code.
 *
 * @param wish  what the code was asked for by: a message or a press
 */
export async function makeCode(deps: Deps, actor: PersonActor, wish: string, leads: Leads): Promise<void> {
  const id = await deps.memory.once(`code/${wish}`, () => randomBytes(CODE_BYTES).toString('base64url'));
  await deps.codes.add({ id, by: personActing(actor), madeAt: deps.clock.now(), ...leads });
  deps.log.info({ code: id, actor: actor.openId }, 'code.made');
  await sendCode(deps, actor, wish, id);
}

/** Sends the picture of a code, in private. */
export const sendCode = (deps: Deps, { openId, name }: PersonActor, wish: string, id: string): Promise<void> =>
  queueNotice(deps, `code/${wish}`, { person: openId, name }, { code: id });
