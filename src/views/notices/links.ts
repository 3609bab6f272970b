import { linksCard as drawLinks } from '../../../cards/chat/links.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { tailOf } from '../../domain/directory/options.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { deskName } from '../shared/people.ts';

/** What stands of an enterprise's links; `last`: when the newest that is good was made. */
export type LinksOf = {
  enterprise: string;
  contacts: readonly {
    id: string;
    name: string;
    phone: string | undefined;
    live: number;
    last: Date | undefined;
  }[];
  byShortMessage: boolean;
};

/** The list of an enterprise's links, for the desk. */
export function linksCard(noticeId: string, { enterprise, contacts, byShortMessage }: LinksOf, { at }: Rules): Card {
  return drawLinks({
    noticeId,
    enterprise: userText(enterprise),
    contacts: contacts.map(({ id, name, phone, live, last }) => ({
      id,
      name: userText(name),
      number: phone ? `手机尾号 ${tailOf(phone)}` : '没有登记手机',
      standing: last ? `有效链接 ${live} 个，最近一个制作于${formatInstant(last, at)}` : '没有有效的链接',
      live: live > 0,
    })),
    notes: [
      byShortMessage
        ? '“换发”的新链接以短信发到登记的手机，没有登记或短信发不到的，私信发给您转交；原来的链接随即停用'
        : '“换发”的新链接私信发给您，由您转交本人；原来的链接随即停用',
      '“吊销”以后，下一条通知仍会带上新的链接；换了联系人的，请先更改通讯录',
    ],
  });
}

type LinksRefusal =
  | { code: 'not_desk' }
  | { code: 'no_name' }
  | { code: 'unknown'; named: string }
  | { code: 'several'; named: string; fits: readonly string[] }
  | { code: 'no_contact'; enterprise: string };

/** Most enterprises that an answer names. D */
const NAMED_MOST = 10;
/** Most characters of somebody's words in an answer. D */
const QUOTED_MOST = 50;
const quoted = (words: string): string => `“${userText(words, QUOTED_MOST).text}”`;

/** Why there is no list, and what to do. */
export function linksRefused(refusal: LinksRefusal, rules: Rules): string {
  switch (refusal.code) {
    case 'not_desk':
      return `“链接”由${deskName(rules)}使用。发送“帮助”查看您能使用的指令。`;
    case 'no_name':
      return '请写上企业名称，例如“链接 企业名称”。';
    case 'unknown':
      return `没有找到企业${quoted(refusal.named)}，请核对名称后重新发送。`;
    case 'several': {
      const { named, fits } = refusal;
      const others = fits.length > NAMED_MOST ? `等 ${fits.length} 家` : '';
      return `${quoted(named)}对应多家企业：${fits.slice(0, NAMED_MOST).join('、')}${others}。请照其中一个重新发送。`;
    }
    case 'no_contact':
      return `${refusal.enterprise}没有用网页的联系人，不需要链接。联系人的方式在通讯录里登记（reach: web）。`;
  }
}

/** A new link, for whoever at the desk passes it on. `refused`: the short message did not arrive. */
export const newLinkText = (of: { enterprise: string; name: string; url: string; refused: boolean }): string =>
  `${of.refused ? '短信没有送达。' : ''}请把下面的新链接转给${of.enterprise}的${of.name}，打开后可以查看诉求、补充、确认和评价；原来的链接已停用。链接是其个人所用，请勿转发他人：\n${of.url}`;
