/** What stands in the cells of a directory workbook for the ids of a directory file. */

export const UNIT_KINDS = {
  desk: '服务专席',
  department: '部门',
  supervision: '督导单位',
  leadership: '领导机关',
  centre: '服务中心',
  coordinator: '协调单位',
};
export const STAFF_ROLES = { head: '负责人', liaison: '联络员', officer: '工作人员' };
export const REACHES = { member: '飞书', web: '网页', phone: '电话' };
export const TIERS = {
  district_key: '区级重点企业',
  town_key: '镇级重点企业',
  above_scale: '规上企业',
  specialised_new: '专精特新企业',
  high_tech: '高新技术企业',
  chain_leader: '链主企业',
  other: '其他',
};
export const CHANNEL_KINDS = {
  hotline: '热线',
  mailbox: '信箱',
  mayor: '直达市长',
  misconduct: '作风投诉',
  counter: '窗口',
  chamber: '商会',
  symposium: '座谈会',
  phone: '电话',
  visit: '走访',
  other: '其他',
};

/** The sheet that explains the others; nothing is read of it. */
export const NOTES_SHEET = '说明';
/** Says that a list is there and holds nothing, where an empty cell says something else. */
export const NONE = '无';
export const YES = '是';
export const NO = '否';
/** What may stand between the values of a cell; the first is written. */
export const BETWEEN = '、';
export const SEPARATORS = /[、，,；;\n]+/;
