import type { Ctx, Decision } from '../case/context.ts';
import type { Refusal } from '../case/refusal.ts';
import { claimedId } from '../directory/claims.ts';
import type { Channel } from '../directory/directory.ts';
import { bare, folded } from '../directory/fold.ts';
import type { Unverified } from '../directory/unverified.ts';
import { CONTENT_MOST, choice, type Field, line, readerOf, text } from './fields.ts';
import { calledEnterprise, holdsNumber, INCOMING_MOST, nameOf } from './parts/incoming.ts';
import { type Made, newCase } from './parts/new-case.ts';
import { begun } from './submit.ts';

/** Letters and figures of a code. Source: GB 32100-2015. */
const USCC = /^[0-9A-Z]{18}$/;
const MOBILE = /^(?:\+?86)?(1[3-9]\d{9})$/;

const uscc = line('统一社会信用代码', { most: 40, placeholder: '营业执照上的 18 位代码' });
const phone = line('手机号', { most: INCOMING_MOST.number });
const person = line('联系人', { most: INCOMING_MOST.person });

/** Who somebody is whom nobody knows, and for which enterprise they speak. Source: interface.md, forms. */
export const CLAIM_FIELDS = {
  name: line('企业名称', { most: INCOMING_MOST.enterprise, placeholder: '营业执照上的全称' }),
  uscc: {
    ...uscc,
    read: uscc.read
      .transform((typed) => bare(typed).toUpperCase())
      .refine((code) => USCC.test(code), '请填写营业执照上的 18 位代码'),
  } satisfies Field<string>,
  person: {
    ...person,
    read: person.read
      .transform(nameOf)
      .refine((name) => name !== '', '请填写')
      .refine((name) => !holdsNumber(name), '只填写姓名，电话请填在“手机号”'),
  } satisfies Field<string>,
  phone: {
    ...phone,
    read: phone.read
      .transform((typed) => MOBILE.exec(folded(typed).replace(/[\s-]/g, ''))?.[1] ?? '')
      .refine((typed) => typed !== '', '请填写 11 位手机号'),
  } satisfies Field<string>,
};

/** With what they appeal for. */
export const CLAIMED_FIELDS = {
  ...CLAIM_FIELDS,
  content: text('诉求内容', {
    most: CONTENT_MOST,
    tooLong: '请分成几件提交',
    placeholder: '请写明事项、经过和希望怎样解决',
  }),
  category: choice('类别', (_c, { profile }) => profile.categories.map(({ id, word }) => ({ value: id, label: word }))),
};
const read = readerOf(CLAIMED_FIELDS);
const { person: _asked, ...BOUND } = CLAIM_FIELDS;
const readBound = readerOf(BOUND);

/** What 绑定企业 asks in chat, where Feishu knows who it is. */
export function readClaim(
  form: unknown,
): { claim: { name: string; uscc: string; phone: string } } | { refusal: Refusal } {
  const filled = readBound(form);
  if ('refusal' in filled) return filled;
  const named = calledEnterprise(filled.input.name, CLAIM_FIELDS.phone.label);
  return 'words' in named
    ? {
        refusal: {
          code: 'bad_form',
          problems: [{ field: 'name', label: CLAIM_FIELDS.name.label, words: named.words }],
        },
      }
    : { claim: { ...filled.input, name: named.name } };
}

/**
 * 提交诉求 of somebody whom nobody knows, in the name of an enterprise: the case is taken at once, as 待核实, and the person is
 * its filer alone until somebody confirms that they speak for it. Source: interface.md, "Who reaches the bot how".
 *
 * @returns with the case what the directory must know before it
 */
export function submitClaimed(
  form: unknown,
  { channel, ...made }: Made & { channel: Channel },
  ctx: Ctx,
): { decision: Decision; claimed?: Unverified } {
  const filled = read(form);
  const refused = (field: 'name' | 'category', words: string) => ({
    decision: {
      ok: false as const,
      refusal: { code: 'bad_form' as const, problems: [{ field, label: CLAIMED_FIELDS[field].label, words }] },
    },
  });
  if ('refusal' in filled) return { decision: { ok: false, refusal: filled.refusal } };
  const { content, category, name, uscc: code, person: contact, phone: number } = filled.input;
  const named = calledEnterprise(name, CLAIM_FIELDS.phone.label);
  if ('words' in named) return refused('name', named.words);
  if (!ctx.profile.categories.some((k) => k.id === category)) return refused('category', '请选择');
  if (ctx.actor.kind !== 'person') return { decision: { ok: false, refusal: { code: 'no_such_event' } } };
  const enterprise = { ...named, id: claimedId(made._id) };
  const incoming = { name: contact, number, at: ctx.at };
  const filed = { as: 'claimed' as const, enterprise, channel, content, category, result: undefined, incoming };
  const asks = { to: { cases: 'across' as const }, show: { across: 'claim' as const } };
  const c = begun(newCase(made, filed, ctx), { category, channel: channel.id }, [asks], ctx);
  return {
    decision: { ok: true, case: c },
    claimed: {
      id: enterprise.id,
      name: enterprise.name,
      uscc: code,
      contacts: [{ name: contact, phone: number, reach: 'phone' }],
      claim: { person: ctx.actor.openId, name: contact, phone: number },
    },
  };
}
