/** Feishu's, dark enough for the white name on them. */
const COLOURS = ['#306af2', '#0d7ca9', '#088372', '#26861b', '#af5f02', '#d83931', '#b23ac9', '#7f3bf5', '#4954e6'];

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
  const background = bot ? 'linear-gradient(135deg, #306af2, #0d7ca9)' : (COLOURS[sum % COLOURS.length] ?? '#306af2');
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
