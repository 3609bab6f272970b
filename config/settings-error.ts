/**
 * Settings, a profile, the calendar or the directory cannot be used. The message names every problem at once, one a
 * line, in words an operator can act on; the start prints it and ends with exit code 1.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: string | readonly string[]) {
    super(typeof problems === 'string' ? problems : problems.join('\n'));
  }

  /** One sentence a problem. */
  get problems(): string[] {
    return this.message.split('\n');
  }
}
