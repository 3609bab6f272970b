import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { formatMinute } from '../../domain/time/format-date.ts';
import { deskName } from './people.ts';

/** The office of whoever filed for others, and their name. */
function officer({ filer }: Case, rules: Rules): string {
  switch (filer.as) {
    case 'agent':
      return `助企员${filer.name}`;
    case 'desk':
      return `${deskName(rules)}${filer.name}`;
    case 'staff':
      return `${filer.unit ? unitName(rules.directory, filer.unit) : '单位'}${filer.name}`;
    case 'contact':
      return filer.name;
  }
}

/** `3月2日09:10的来电`: what a case was written down from. */
function heard({ incoming, channel }: Case, rules: Rules): string | undefined {
  if (!incoming) return undefined;
  const by = channel?.kind === 'visit' ? '来访' : channel?.kind === 'phone' ? '来电' : '反映';
  return `${formatMinute(incoming.at, rules.at)}的${by}`;
}

/**
 * Who filed a case, in which capacity, as this audience reads it. Staff are named; people of the enterprise are not named
 * in a group (R-801). For whoever it was filed for it says so; nothing for those who filed it themselves.
 */
export function filedBy(c: Case, audience: Audience, rules: Rules): string | undefined {
  if (audience === 'filer') return undefined;
  if (audience === 'respondent') return filedForYou(c, rules);
  const unit = c.filer.unit ? unitName(rules.directory, c.filer.unit) : '单位';
  switch (c.filer.as) {
    case 'agent':
      return `${officer(c, rules)}代报`;
    case 'desk':
      return c.incoming ? `${officer(c, rules)}登记` : `${officer(c, rules)}代报`;
    case 'staff':
      return c.enterprise ? `${officer(c, rules)}直报` : `${unit}主动发现`;
    case 'contact':
      return c.channel ? '扫码提交' : '企业自报';
  }
}

function filedForYou(c: Case, rules: Rules): string | undefined {
  const from = heard(c, rules);
  switch (c.filer.as) {
    case 'agent':
      return `${officer(c, rules)}为您报送`;
    case 'desk':
      return `${officer(c, rules)}${from ? `根据${from}` : ''}为您登记`;
    case 'staff':
      return `${officer(c, rules)}为您直报`;
    case 'contact':
      return c.filer.openId === c.respondent.openId ? undefined : `${officer(c, rules)}代表企业提交`;
  }
}

/** Whether the respondent is whoever called or came: their number is the one to ring. */
export const callerSpeaks = ({ incoming, respondent }: Case): boolean =>
  incoming !== undefined && respondent.openId === undefined && respondent.name === incoming.name;
