/** Said of a number that is not there, and of one that has nothing to do with whoever asks: nobody can tell which. */
export const notFound = (no: string): string => `没有找到编号 ${no}，请核对后重新发送。`;
