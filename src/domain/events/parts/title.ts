import { cutText } from '../../../cut-text.ts';

/** Most characters of a title: what a card's header shows on two lines of a phone. D */
export const TITLE_MOST = 30;
/** A longer clause tells something, whatever it begins with. D */
const CLAUSE_MOST = 60;
/** As much of a clause or sentence is looked at: more than a title holds of it, whatever is left out. */
const LOOKED_AT = 200;

/** A clause with the mark that ends it. */
const CLAUSE = /(?:[^，,。！？!?；;：:\n.]|\.(?!\s))+(?:[，,。！？!?；;：:\n]|\.(?=\s))?/gu;
const SENTENCE_END = /[。！？!?；;\n.]$/u;

/** What may stand before the first word that tells something, in the order in which people write it. */
const OPENINGS: readonly RegExp[] = [
  // Which of several matters.
  /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]\s*/u,
  /^第[\d一二三四五六七八九十]{1,3}[件个]?(?=[，,：:、])/u,
  /^(?:您|你|大家|领导)们?好[啊呀]?\s*/u,
  /^(?:请问|想问(?:一下)?|咨询一下|反映一下)\s*/u,
];
/** Whole clauses that tell nothing of the matter. */
const EMPTY: readonly RegExp[] = [
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})$/u,
  /^(?:hi|hello|good (?:morning|afternoon)|dear .{0,30})$/iu,
  /^(?:尊敬|敬爱|亲爱)的?.{0,16}$/u,
  /^(?:各位)?.{0,8}(?:领导|书记|市长|区长|局长|主任|老师|同志|专席)们?(?:您好|你好|好)?$/u,
  // Who says it.
  /^.{1,10}(?:来电|来访|反映|来信|称)$/u,
  /^(?:我|本人)(?:姓|叫).{1,4}$/u,
  /^(?:我们?|本|我司|这里|这边)?(?:人|公司|企业|单位|厂|店)?(?:是|系|为|于|成立于|位于|来自|落户).{0,40}(?:公司|企业|工厂|集团|商户|门店|个体户|合作社|负责人|法人|经理|员工|老板|会计|财务|经办人|联系人|代表|小.|.总)$/u,
  /^(?:我们?|这里)(?:是|系)[^被没不无未要想来]{2,24}$/u,
  /^(?:we are|we're|i am|i'm|this is)\b.*$/iu,
  /^(?:情况|问题|事情|诉求|反映)(?:如下|是这样的?)$/u,
];

/** The clause without what opens it; empty where nothing of the matter is left. */
function telling(clause: string): string {
  let said = clause.slice(0, LOOKED_AT).trim();
  for (const opening of OPENINGS) said = said.replace(opening, '').trim();
  const bare = said.replace(/[\s，,。！？!?；;：:.]+$/u, '');
  return bare.length <= CLAUSE_MOST && EMPTY.some((empty) => empty.test(bare)) ? '' : bare && said;
}

/**
 * The title of an appeal: its first sentence that tells something, from its first clause that does. Greetings, the
 * writer's own introduction and numbering are left out. Source: interface.md, "Faces".
 *
 * @returns at most 30 characters
 */
export function titleOf(content: string): string {
  const clauses = [...content.trim().matchAll(CLAUSE)].map(([clause]) => clause);
  const from = clauses.findIndex((clause) => telling(clause) !== '');
  const said = from < 0 ? clauses : [telling(clauses[from] ?? ''), ...clauses.slice(from + 1)];
  const last = said.findIndex((clause) => SENTENCE_END.test(clause));
  const sentence = said
    .slice(0, last < 0 ? undefined : last + 1)
    .join('')
    .trimStart();
  const line =
    sentence
      .slice(0, LOOKED_AT)
      .replace(/[\s，,。！？!?；;：:.]+$/u, '')
      .trim() || content.trim();
  const begun = cutText(line, TITLE_MOST, '…');
  // Titles are used inside sentences, where "，…，" looks like a mistake.
  return begun === line ? line : begun.replace(/[，、,：:\s]+…$/u, '…');
}
