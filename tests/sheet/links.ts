import { plainText } from '../../cards/kit.ts';
import { linksCard, linksRefused, newLinkText } from '../../src/views/notices/links.ts';
import { caseWorld } from '../support/case-world.ts';
import type { Sentence } from './sentence.ts';

const OF = { enterprise: '太湖精密有限公司', name: '老唐', url: 'https://qisu.example.gov.cn/e/x' };

/** What the desk is told of links to the enterprise's own page. */
export function links(): Sentence[] {
  const { rules } = caseWorld();
  const said = (text: string): Sentence => ({ kind: '消息', reader: 'desk', code: 'links', text });
  const refused = (reader: string, refusal: Parameters<typeof linksRefused>[0]): Sentence => ({
    kind: '拒绝',
    reader,
    code: `links/${refusal.code}`,
    text: linksRefused(refusal, rules),
  });
  const contact = { id: 'web_1', name: OF.name, phone: '13900001111', live: 2, last: rules.at };
  const other = { id: 'web_2', name: '老沈', phone: undefined, live: 0, last: undefined };
  return [
    ...[true, false].map((byShortMessage) =>
      said(
        plainText(linksCard('om_1', { enterprise: OF.enterprise, contacts: [contact, other], byShortMessage }, rules)),
      ),
    ),
    said(newLinkText({ ...OF, refused: false })),
    said(newLinkText({ ...OF, refused: true })),
    refused('unit', { code: 'not_desk' }),
    refused('desk', { code: 'no_name' }),
    refused('desk', { code: 'unknown', named: '没有这家' }),
    refused('desk', { code: 'several', named: '太湖', fits: ['太湖精密有限公司', '太湖包装有限公司'] }),
    refused('desk', { code: 'no_contact', enterprise: OF.enterprise }),
  ];
}
