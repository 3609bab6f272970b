/** Programs and scripts: no case needs them, and they run when opened. */
const PROGRAMS =
  /\.(exe|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|apk|app|dmg|pkg|deb|rpm|sh|lnk|reg|dll|sys|url|scf|iso|svg|html?|xhtml|mht(ml)?|swf)$/i;

/** Why a file name is refused; undefined if accepted. Source: quality.md, "Nobody in who does not belong". */
export const refusedKind = (name: string): string | undefined =>
  PROGRAMS.test(name.trim().replace(/[.\s]+$/, ''))
    ? `「${name}」属于程序、脚本或网页类文件，不能接收；请发送文档、表格、图片、音视频或压缩包。`
    : undefined;
