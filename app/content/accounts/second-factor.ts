import type { LocalText } from '#scoring/facts.ts'

/** Setting up codes from an app, recovery codes, and the second half of a sign-in. */
export const SECOND_FACTOR = {
  title: { 'zh-CN': '两步验证', en: 'Second factor' },
  lead: {
    'zh-CN': '开启后，用密码登录时还要输入手机上的 6 位验证码。别人即使知道密码，也进不了您的账号。',
    en: 'Once this is on, signing in with a password also asks for six digits from your phone. Whoever learns your password still cannot get in.',
  },
  required: {
    'zh-CN': '您的角色必须有两步验证。设好之前，只能打开账号保护的这几个页面；已有的内容都还在。设好后从这里继续。',
    en: 'Your role requires a second factor. Until it is set up only these pages about protecting your account are open; everything else is safe. You can go on from here afterwards.',
  },
  orPasskey: { 'zh-CN': '也可以改用通行密钥', en: 'Use a passkey instead' },
  setUp: { 'zh-CN': '用验证器应用设置', en: 'Set up with an authenticator app' },
  setUpAgain: { 'zh-CN': '换到另一部手机', en: 'Move to another phone' },
  replaces: {
    'zh-CN': '输入新手机上的验证码之后，旧手机上的才会失效，恢复码也会换新。',
    en: 'The old phone works until a code from the new one has been typed. The recovery codes are then replaced too.',
  },
  scan: {
    'zh-CN': '在手机上打开验证器应用（如微软 Authenticator、谷歌身份验证器、1Password、Aegis），扫描这个二维码。',
    en: 'Open an authenticator app on your phone (such as Microsoft Authenticator, Google Authenticator, 1Password or Aegis) and scan this QR code.',
  },
  qrLabel: { 'zh-CN': '二维码，内容与下面的密钥相同', en: 'QR code with the same secret as below' },
  orType: {
    'zh-CN': '不能扫描的话，在应用里选“手动输入密钥”，输入：',
    en: 'If you cannot scan it, choose “enter a key” in the app and type:',
  },
  typeKind: { 'zh-CN': '类型：基于时间，6 位，30 秒，SHA-1。', en: 'Kind: time-based, 6 digits, 30 seconds, SHA-1.' },
  thenCode: { 'zh-CN': '应用里显示的验证码', en: 'The code the app shows' },
  codeHint: { 'zh-CN': '6 位数字，每 30 秒换一个。', en: 'Six digits, new every 30 seconds.' },
  turnOn: { 'zh-CN': '核对并开启', en: 'Check and turn on' },
  isOn: {
    'zh-CN': '两步验证已开启：登录时需要验证器应用的验证码。',
    en: 'This is on: signing in asks for a code from your authenticator app.',
  },
  turnedOff: { 'zh-CN': '已关闭验证器应用的两步验证。', en: 'Codes from an app are no longer asked for.' },
  replace: { 'zh-CN': '换到另一部手机', en: 'Move to another phone' },
  codes: { 'zh-CN': '恢复码', en: 'Recovery codes' },
  codesFor: {
    'zh-CN': '手机丢了或通行密钥不在身边时，一个恢复码可以代替一次。',
    en: 'When the phone is lost or your passkey is not at hand, a recovery code stands in for it, once each.',
  },
  codesLeft: { 'zh-CN': '还有 {count} 个没用过。', en: 'Not used yet: {count}.' },
  codesNone: {
    'zh-CN': '您没有可用的恢复码。没有它，手机或通行密钥丢失后只能请管理员帮忙。',
    en: 'You have no recovery codes left. Without them only an administrator can help when your phone or passkey is lost.',
  },
  makeNew: { 'zh-CN': '做十个新的恢复码', en: 'Make ten new codes' },
  makeNewSays: {
    'zh-CN': '旧的恢复码会马上失效，您在其他设备上的登录会退出。',
    en: 'The earlier codes stop working at once, and you are signed out on your other devices.',
  },
  off: { 'zh-CN': '换手机或关闭', en: 'Change or turn off' },
  offSays: {
    'zh-CN': '关闭后，登录不再需要手机上的验证码。您在其他设备上的登录会退出。',
    en: 'Signing in then asks for no code from your phone. You are signed out on your other devices.',
  },
  offRequired: {
    'zh-CN': '您的角色必须有两步验证，所以在添加通行密钥之前不能关闭；可以换到另一部手机。',
    en: 'Your role requires a second factor, so this cannot be turned off before you have a passkey. You can move it to another phone.',
  },
  offButton: { 'zh-CN': '关闭验证码', en: 'Turn off codes' },
  newCodes: { 'zh-CN': '您的恢复码', en: 'Your recovery codes' },
  newCodesOn: { 'zh-CN': '两步验证已开启。', en: 'The second factor is on.' },
  newCodesSay: {
    'zh-CN': '请现在抄下或打印这十个恢复码，和手机分开放。它们只显示这一次，每个只能用一次，以前的都已失效。',
    en: 'Write these ten codes down or print them now, and keep them apart from your phone. They are shown only this once; each works once; earlier ones have stopped working.',
  },
  goOn: { 'zh-CN': '已抄好，继续', en: 'I have them, go on' },

  signInTitle: { 'zh-CN': '登录的第二步', en: 'Second step of signing in' },
  signInLead: {
    'zh-CN': '密码正确。请再证明一次是您本人。',
    en: 'The password was right. Please show once more that it is you.',
  },
  code: { 'zh-CN': '验证器应用里的验证码', en: 'Code from your authenticator app' },
  submit: { 'zh-CN': '登录', en: 'Sign in' },
  useRecovery: { 'zh-CN': '用恢复码', en: 'Use a recovery code' },
  recovery: { 'zh-CN': '恢复码', en: 'Recovery code' },
  recoveryHint: { 'zh-CN': '形如 K7QF-2M9T-XH4C，每个只能用一次。', en: 'Such as K7QF-2M9T-XH4C; each works once.' },
  otherWay: { 'zh-CN': '换一种方式登录', en: 'Sign in another way' },
  noneLeft: {
    'zh-CN': '都不在手边？请联系管理员，由管理员核实后重设两步验证。您写过的内容不受影响。',
    en: 'None of these at hand? Ask an administrator, who will check that it is you and reset it. What you wrote is safe.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
