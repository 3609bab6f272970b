/**
 * Settings, a profile, the calendar or the directory cannot be used. The message has every problem, one on a line, for
 * an operator; the start prints it and ends with exit code 1.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: string | readonly string[]) {
    super(typeof problems === 'string' ? problems : problems.join('\n'));
  }

  /** The problems, one sentence each. */
  get problems(): string[] {
    return this.message.split('\n');
  }
}
