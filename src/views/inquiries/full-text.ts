import { CONFIDENTIAL_STUB } from '../../../cards/case/words.ts';
import { inert } from '../../../cards/plain-text.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand } from '../../domain/case/current.ts';
import { isWithheld } from '../../domain/case/files.ts';
import type { Audience } from '../../domain/case/message.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { enclosuresOf } from '../case/enclosures.ts';
import { deskName, lastUnit } from '../shared/people.ts';
import { redacted, speaksForEnterprise } from '../shared/redact.ts';
import { withoutWithheld } from '../shared/withheld.ts';

/** Most characters of a text message: Feishu's takes 150 KB with its wrapping, and a Chinese character is three bytes. */
export const MESSAGE_MOST = 40_000;

type Said = { at: Date; text: string; files?: string[] | undefined };

/**
 * 查看全文: all texts of a case that this audience may read, for one private message; cards show the beginnings.
 * Contact data stays redacted for staff, as on their cards. Source: R-801; interface.md, "Long words and files"; T35.
 */
export function wholeText(c: Case, audience: Audience, rules: Rules): string {
  if (c.confidential && audience !== 'confidential_officer') return CONFIDENTIAL_STUB;
  const enterprise = speaksForEnterprise(audience);
  const part = (title: string, text: string | undefined) => (text ? [`【${title}】\n${text}`] : []);
  const list = (title: string, said: readonly Said[]) =>
    part(
      title,
      said.map(({ at, text, files }) => `${formatInstant(at, rules.at)} ${text}${withFiles(files)}`).join('\n'),
    );
  const withFiles = (ids: readonly string[] | undefined) => {
    const shown = enclosuresOf(c, ids);
    return shown ? `（${shown.text}）` : '';
  };
  const result = assignmentInHand(c)?.result;
  const closure = enterprise && !c.closure?.approvedAt ? undefined : c.closure;
  const parts = [
    `${c.no} 全文`,
    ...part('诉求内容', c.content),
    // Additions from a duplicate belong to another enterprise.
    ...list(
      '补充说明',
      c.additions.filter((n) => (enterprise ? !n.of : !isWithheld(c, n))),
    ),
    ...list('未解决之处', c.missing),
    ...list(
      '办理进展',
      c.progress.filter((p) => p.visible || !enterprise),
    ),
    ...part(`答复（${deskName(rules)}）`, c.answer?.text),
    ...part(`办理结果（${lastUnit(c, rules)}）`, result?.text),
    ...part('办理措施', result?.measures),
    ...part('法律政策依据', closure?.ground),
    ...part('说明', closure?.text),
    ...(enterprise ? [] : list('回访记录', c.calls)),
  ];
  const text = withoutWithheld(c, inert(parts.join('\n\n')));
  return enterprise ? text : redacted(text);
}
