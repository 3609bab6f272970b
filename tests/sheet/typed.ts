/** Words that people type, which have blanks of their own. */
const TYPED =
  /“[^”]* [^”]*”|(查询|上传|代报|来电登记|链接|二维码|直报|主动发现|并案|受理|退回|进展|办结|督办|请假) (后面写|编号|企业名称|内容)( (内容|主办件编号|督办要求|超期))*/g;

/** A sentence without what people are to type. */
export const withoutTyped = (text: string): string => text.replace(TYPED, '“指令”');
