/** The answer for a number that does not exist or that the person may not see; nobody can tell which. */
export const notFound = (no: string): string => `没有找到编号 ${no}，请核对后重新发送。`;
