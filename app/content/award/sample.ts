import type { Words } from '#scoring/award/rules.ts'

/** Where the categories and entries of the sample award are published. */
export const SAMPLE_SOURCE = {
  title: '《2024中国企业ESG实践观察报告》发布，48个优秀案例入选',
  publisher: '华夏时报',
  date: '2024-09-26',
  url: 'https://news.qq.com/rain/a/20240927A06BN500',
} as const

export const SAMPLE_AWARD = {
  id: 'sample-2024',
  title: {
    'zh-CN': '样例奖项：2024 中国企业 ESG 实践案例',
    en: 'Sample award: ESG practice of Chinese companies, 2024',
  },
} as const

/**
 * The seven categories of the report with the 48 cases it names: the organisation and the published title, and nothing
 * else. The report ranks none of them, and neither does anything here: there is not one score.
 */
export const SAMPLE_CATEGORIES: readonly {
  readonly id: string
  readonly title: Words
  readonly entries: readonly (readonly [organisation: string, title: string])[]
}[] = [
  {
    id: 'environment',
    title: { 'zh-CN': '环境管理实践（E）', en: 'Environmental practice (E)' },
    entries: [
      ['保隆科技', '全面构建绿色管理体系，引领碳中和新篇章'],
      ['九号公司', '以用户价值为导向，塑造极致产品力'],
      ['南山铝业', '循环低碳，迈向绿色新“铝”程'],
      ['天津港发展', '全方位推进绿色转型与能源革新'],
      ['海亮股份', '守护绿色环境，践行绿色管理'],
      ['洽洽食品', '坚持生态优先 坚持探索低碳发展新模式'],
      ['金龙鱼', '构建低碳体系，铸就绿色生态圈'],
      ['齐合环保', '迈向全球可持续发展的创新之路'],
      ['汤臣倍健', '智能制造引领绿色发展 公益实践书写企业责任'],
      ['环球车享', '将绿色融入基因 以引领美好出行低碳生活为使命'],
    ],
  },
  {
    id: 'social',
    title: { 'zh-CN': '社会管理实践（S）', en: 'Social practice (S)' },
    entries: [
      ['电科数字', '数字化赋能产业生态 履行社会责任坚定承诺'],
      ['海油发展', '多措并举关爱员工 健康管理激励同行'],
      ['华润微电子', '自主多层外延超结MOS平台及产品开发项目 助力国家信息安全'],
      ['联美控股', '努力创造社会价值，智慧供热赋美生活'],
      ['麦加芯彩', '以DEI 雇主大奖为引擎，驱动多元化、公平与包容的未来发展'],
      ['携程集团', '深度履行社会责任 致力于社区家庭双友好'],
      ['中红医疗', '推动医疗可及，“手”护人民健康'],
      ['中环环保', '构建高效研发体系 为城市建设贡献力量'],
      ['中信特钢', '打造幸福职场 热心志愿服务'],
      ['第四范式', 'AI赋能企业智能化转型 为生命健康保驾护航'],
    ],
  },
  {
    id: 'governance',
    title: { 'zh-CN': '治理管理实践（G）', en: 'Governance practice (G)' },
    entries: [
      ['三棵树', '“播种”生态希望 绘就多样色彩'],
      ['佛燃能源', '佛燃三十载共谋未来，责任治理筑稳健发展'],
      ['西部水泥', '治理筑基 绿色育才 共担社会责任'],
      ['蓝月亮集团', '完善合规及商业道德规范建设 持续锻造自身发展长期价值'],
      ['康恩贝', '高质量治理，为人类健康献至诚至爱'],
    ],
  },
  {
    id: 'integrated',
    title: { 'zh-CN': '综合管理实践（ESG）', en: 'Integrated ESG practice' },
    entries: [
      ['鼎捷软件', '创新与责任并行，矢志成为行业ESG整合规划者'],
      ['华电重工', '绿色、人本、合规并举，引领可持续发展新纪元'],
      ['华勤技术', '坚持长期主义 践行使命初心'],
      ['联创光电', '遵守科学伦理 打造创新驱动、环境友好型高科技企业'],
      ['民生银行', '深入践行ESG理念，推行可持续发展战略'],
      ['腾远钴业', '绿动未来科学高效治理，以人为本构建共荣共生'],
      ['天津港', '构建可持续治理机制 打造可持续发展港口'],
      ['唯品会', '满足消费者品质需求 共创绿色可持续新生活'],
      ['中信银行', '加强顶层设计，以管理推动企业可持续发展'],
      ['闻泰科技', '绿色·创新·共赢·共融'],
    ],
  },
  {
    id: 'abroad',
    title: { 'zh-CN': '出海企业ESG实践', en: 'ESG practice of companies going abroad' },
    entries: [
      ['海尔智家', '全球协同共融发展，开拓美好智家体验'],
      ['中油工程', '打造企业品牌 讲好中国故事'],
      ['京东物流', '深耕绿色物流领域 夯实全球供应链'],
      ['TCL科技', '提升全球化视野和管理能力 实现更可持续更加包容的增长'],
    ],
  },
  {
    id: 'supply-chain',
    title: { 'zh-CN': '供应链管理实践', en: 'Supply chain practice' },
    entries: [
      ['晶科能源', '勇担社会责任 构建可持续供应链'],
      ['华润啤酒', '打造国产大麦标准化种植体系 构建“啤酒新世界”供应链生态圈'],
      ['中国旭阳集团', '筑牢环保生命线 带动供应链可持续发展'],
      ['菜鸟智慧物流', '提速物流科技出海 全链路减碳'],
      ['中国飞鹤', '创新产业集群生态循环模式 推进全供应链环境友好'],
      ['伊利股份', '完成全产业链数智化覆盖 构建全链条绿色生态'],
    ],
  },
  {
    id: 'finance',
    title: { 'zh-CN': '金融机构ESG投资实践', en: 'ESG investing of financial institutions' },
    entries: [
      ['富国基金', '践行可持续投资理念 主动布局ESG投资领域'],
      ['易方达基金', '积极践行尽责管理 助推上市公司高质量发展'],
      ['中信保诚人寿', '探索绿色投资新路径 为国民经济转型发展提供融资支持'],
    ],
  },
]
