import { absence, back } from './absence.ts';
import { bindGroup } from './bind.ts';
import { bindEnterprise } from './bind-enterprise.ts';
import type { ChatWord } from './chat-word.ts';
import { codes } from './codes.ts';
import { confidentialCases } from './confidential-cases.ts';
import { daily } from './daily.ts';
import { fileDirectly, fileForEnterprise, fileFound } from './file-for.ts';
import { help } from './help.ts';
import { links } from './links.ts';
import { lookUp } from './look-up.ts';
import { myCases } from './my-cases.ts';
import { newAppeal } from './new-appeal.ts';
import { notYet } from './not-yet.ts';
import { overdue } from './search.ts';
import { special } from './special.ts';
import { takeCall } from './take-call.ts';
import { toDispatch } from './to-dispatch.ts';
import { toDo } from './to-do.ts';
import { urges } from './urges.ts';

/** All chat words, tried in this order; the first match is used. Source: interface.md, "In chat". */
export const CHAT_WORDS: readonly ChatWord[] = [
  help,
  myCases,
  lookUp,
  overdue,
  toDispatch,
  toDo,
  bindGroup,
  fileForEnterprise,
  fileDirectly,
  fileFound,
  takeCall,
  links,
  absence,
  back,
  confidentialCases,
  special,
  urges,
  daily,
  codes,
  bindEnterprise,
  newAppeal,
  notYet,
];
