import { FILES_SENT_MOST, filesFor } from '../case/files.ts';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { audienceOf, privately } from './parts/inquiring.ts';
import { actingPerson } from './parts/shared.ts';

/** 查看附件: the list and the files themselves; the enterprise sees those meant for it. Source. */
export const seeFiles = caseEvent({
  name: 'see_files',
  label: '查看附件',
  from: STATES,
  by: ['unit', 'co_unit', 'party', 'desk', 'respondent'],
  inquiry: true,
  harmless: 'last',
  done: '附件清单已私信发给您',
  offer: (c) => (c.files.length > 0 ? null : { code: 'no_files' }),
  apply: (c) => c,
  shows: (c, input, ctx) => [
    ...privately('files')(c, input, ctx),
    ...filesFor(c, audienceOf(c, ctx))
      .slice(-FILES_SENT_MOST)
      .map((f) => ({ to: { person: actingPerson(ctx).openId }, show: { file: f.id } })),
  ],
});
