import type { Names } from '../../cards/toast.ts';
import { unitName } from '../domain/directory/directory.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import type { ViewRules } from './rules.ts';

/** What toasts call units and events by. */
export const namesFor = (rules: Pick<ViewRules, 'directory' | 'profile'>): Names => ({
  unit: (id) => unitName(rules.directory, id),
  event: (name) => (name === 'submit' ? '提交诉求' : eventNamed(name)?.label),
  desk: rules.profile.deskName,
});
