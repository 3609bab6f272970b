import { isOpen, STATES, type State } from '../case/state.ts';
import { caseEvent, type Rank } from './event.ts';
import { type PerCase, sentFile } from './fields.ts';
import { entriesLeft } from './parts/entries.ts';
import { endMaterialPause } from './parts/material.ts';
import { inCharge } from './parts/shared.ts';

const ASKED: readonly State[] = ['answered', 'resolved', 'confirmed'];
/** Not a usual action while the enterprise is asked for its own answer. */
const whileHandled: PerCase<Rank | false> = (c) => !ASKED.includes(c.state) && 'also';

/** 上传附件: adds a file. The enterprise sees a unit's files only with a result. Source. */
export const attach = caseEvent({
  name: 'attach',
  label: '上传附件',
  short: '上传',
  from: STATES.filter((state) => isOpen({ state }) && state !== 'merged'),
  by: ['respondent', 'filer', 'unit'],
  ignoresV: true,
  fields: { file: sentFile },
  done: '已收到附件',
  primary: { respondent: whileHandled, filer: whileHandled },
  slot: 'addition',
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply(c, { file }, ctx) {
    const joined = { ...c, files: [...c.files, file] };
    return file.purpose === 'addition' ? endMaterialPause(joined, ctx) : joined;
  },
  notifications: {
    file_added: { text: ({ which }) => `${which} 企业上传了附件，请查看`, wakes: true, while: 'open' },
  },
  notifies: (after, { file }, _before, ctx) =>
    file.purpose === 'addition' ? [{ ...inCharge(after, ctx), notification: 'file_added' }] : [],
});
