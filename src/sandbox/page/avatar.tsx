const COLOURS = ['#3370ff', '#0f8fc2', '#0a9e89', '#2ea121', '#de7802', '#d83931', '#b23ac9', '#7f3bf5', '#4954e6'];

/** A round avatar with the last two characters of the name, as Feishu draws it for people without a photo. */
export function Avatar({
  name,
  size = 'medium',
  bot = false,
}: {
  name: string;
  size?: 'small' | 'medium' | 'large';
  bot?: boolean;
}) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const background = bot ? 'linear-gradient(135deg, #3370ff, #14c0ff)' : (COLOURS[sum % COLOURS.length] ?? '#3370ff');
  return (
    <span class={`avatar avatar-${size}`} style={{ background }} aria-hidden="true">
      {[...name].slice(-2).join('')}
    </span>
  );
}

/** A red count, and nothing for zero. */
export const Unread = ({ count }: { count: number }) =>
  count > 0 ? (
    <span class="unread">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="hidden">{count} 条未读</span>
    </span>
  ) : null;
