import type { Place } from '../../support/town.ts';
import type { World, WorldAsk } from '../../support/world.ts';

/** A town whose file is shaken: its rules, and how its cases come to where people and units are waited for. */
type Shaken = { profile: NonNullable<WorldAsk['profile']>; cases: (qisu: World) => Promise<void> };

export const SHAKEN: Record<Place, Shaken> = {
  town: {
    profile: 'suzhou',
    async cases(qisu) {
      const dispatch = { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' };
      await qisu.caseIn('submitted');
      await qisu.caseIn('dispatched', { unit: '人社局' });
      await qisu.caseIn('return_requested', { who: 'otherContact' });
      await qisu.caseIn('in_progress', { unit: '人社局', who: 'otherContact' });
      await qisu.caseIn('resolved');
      await qisu.caseIn('answered', { who: '郑凯' });
      await qisu.caseIn('closure_review', { who: '褚航' });
      const helped = await qisu.caseIn('submitted', { who: '周启航' });
      await qisu.as('desk').tap(helped, '派单', { ...dispatch, 协办单位: ['人社局', '住建局'] });
      // A written reply is owed after each of these.
      const explained = await qisu.caseIn('closure_review', { who: '郑凯' });
      await qisu.as('desk').tap(explained, '同意办结');
      const disputed = await qisu.caseIn('confirmed', { unit: '人社局', who: '周启航' });
      await qisu.as('周启航').tap(disputed, '不满意');
    },
  },
  malu: {
    profile: 'malu',
    async cases(qisu) {
      const filed = () => qisu.as('宓永康').files('厂区门前道路积水，货车进不来。', { 类别: '协调' });
      await filed();
      for (const accepted of [false, true]) {
        const no = await filed();
        await qisu.as('毕雨桐').tap(no, '派单', { 承办单位: '马陆城建办', 类别: '协调' });
        if (accepted) await qisu.as('席海燕').tap(no, '受理');
      }
    },
  },
  huzhou: {
    profile: 'huzhou',
    async cases(qisu) {
      for (const assigned of [false, true]) {
        const no = await qisu.as('松永康').files('高层次人才落户材料被退回两次。', { 类别: '诉求' });
        await qisu.as('成国栋').tap(no, '派单', { 承办单位: '人才服务板块', 类别: '诉求' });
        if (assigned) await qisu.as('郗建国').tap(no, '派给 湖州市人力社保局');
      }
    },
  },
  suqian: {
    profile: 'suqian',
    async cases(qisu) {
      const filled = { 诉求内容: '留抵退税三周没有回音。', 类别: '诉求', 来源渠道: '市长直达' };
      for (const signed of [[], ['谈佳宁'], ['谈佳宁', '屈云飞', '路志明']]) {
        const no = await qisu.as('卜若溪').files('代报 洋河玻璃', filled);
        await qisu.as('卜若溪').tap(no, '派单', { 承办单位: '宿迁市税务局', 类别: '诉求' });
        for (const signer of signed) await qisu.as(signer).tap(no, '同意派单');
      }
    },
  },
};
