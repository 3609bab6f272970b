import { because } from '../case/notification.ts';
import { first } from '../directory/named.ts';
import { expertOptions } from '../directory/options.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase, text } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** The experts of the place with what they know, first those who know what the appeal speaks of. */
const experts: PerCase<Option[]> = (c, { directory }) => {
  const said = `${c.title}\n${c.content}`;
  const fit = directory.experts.filter((e) => e.fields.some((field) => field !== '' && said.includes(field)));
  return first(
    expertOptions(directory.experts),
    fit.map((e) => e.openId),
  );
};

/** 请专家解答: an expert is asked in private chat; the desk relays the answer. Source: R-201; SZ 8. */
export const askExpert = caseEvent({
  name: 'ask_expert',
  label: '请专家解答',
  from: ['submitted'],
  by: ['desk'],
  fields: { expert: choice('专家', experts), question: text('问题', { most: 500 }) },
  effect: (_c, { profile }) => `提交后发给专家本人；专家答复后，由${profile.deskName}答复企业`,
  done: (_after, { profile }) => `已请专家解答，专家答复后会通知${profile.deskName}`,
  offer(c, { directory }) {
    if (c.expertAsk && !c.expertAsk.repliedAt) return { code: 'pending_already' };
    return directory.experts.length > 0 ? null : { code: 'no_expert' };
  },
  refuse: (_c, { expert }, { directory }) =>
    directory.experts.some((e) => e.openId === expert)
      ? null
      : { code: 'unknown_choice', label: '专家', words: expert },
  apply(c, { expert, question }, ctx) {
    const asked = ctx.directory.experts.find((e) => e.openId === expert);
    if (!asked) return c;
    const { openId, name } = asked;
    return { ...c, expertAsk: { expert: { openId, name }, question, by: actingPerson(ctx), at: ctx.at } };
  },
  notifications: {
    expert_asked: {
      text: ({ which, words }) => `${which}请您解答，请在卡片上按“专家答复”。${because('问题', words)}`,
      wakes: false,
      freshCard: true,
      while: 'expert_asked',
    },
  },
  notifies: (_after, { question }) => [{ audience: 'expert', notification: 'expert_asked', words: question }],
  history: { quotes: 'question' },
});
