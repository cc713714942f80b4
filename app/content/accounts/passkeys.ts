import type { LocalText } from '#scoring/facts.ts'

/** Passkeys: the person's own list, and the button that asks for one. */
export const PASSKEYS = {
  title: { 'zh-CN': '通行密钥', en: 'Passkeys' },
  lead: {
    'zh-CN':
      '通行密钥让您用指纹、面容或设备的解锁密码登录，不用输入密码，也不怕假网站。它留在您的设备或密码管理器里，本站只存公开的那一半。',
    en: 'A passkey lets you sign in with a fingerprint, your face or the PIN of your device: no password to type, and nothing a false site could take. It stays in your device or password manager; this site keeps only its public half.',
  },
  own: { 'zh-CN': '您的通行密钥', en: 'Your passkeys' },
  none: { 'zh-CN': '还没有通行密钥。', en: 'You have none yet.' },
  name: { 'zh-CN': '名称', en: 'Name' },
  added: { 'zh-CN': '添加于', en: 'Added' },
  used: { 'zh-CN': '上次使用', en: 'Last used' },
  never: { 'zh-CN': '还没用过', en: 'not yet' },
  change: { 'zh-CN': '更改', en: 'Change' },
  rename: { 'zh-CN': '改名', en: 'Rename' },
  newName: { 'zh-CN': '新名称', en: 'New name' },
  save: { 'zh-CN': '保存', en: 'Save' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  removeSays: {
    'zh-CN': '移除后，“{name}”不能再登录本站，您在其他设备上的登录会退出。它在设备里的那一半请到设备上删除。',
    en: '“{name}” will no longer sign in here, and you are signed out on your other devices. Delete its other half on the device itself.',
  },
  removeButton: { 'zh-CN': '移除“{name}”', en: 'Remove “{name}”' },
  add: { 'zh-CN': '添加通行密钥', en: 'Add a passkey' },
  addSays: {
    'zh-CN': '按下按钮后，浏览器会问您存在哪里：这台设备、手机或安全钥匙。添加后，用密码登录时也会要求第二步。',
    en: 'The browser will ask where to keep it: on this device, a phone or a security key. Once you have one, signing in with a password asks for a second step too.',
  },
  addName: { 'zh-CN': '给它起个名字', en: 'A name for it' },
  addNameHint: {
    'zh-CN': '例如“办公室电脑”，方便以后辨认。',
    en: 'Such as “office computer”, to know it again later.',
  },
  addButton: { 'zh-CN': '添加', en: 'Add' },
  withoutScripts: {
    'zh-CN':
      '添加通行密钥需要浏览器运行脚本，并支持通行密钥。请允许本站的脚本，或换用新版浏览器；也可以改用验证器应用（见“两步验证”）。',
    en: 'Adding a passkey needs a browser that runs scripts and knows passkeys. Allow scripts on this site or use a recent browser; or use an authenticator app instead (see “Second factor”).',
  },
  makeCodes: {
    'zh-CN': '您还没有恢复码。请现在就做，免得设备丢失后登录不了。',
    en: 'You have no recovery codes yet. Make some now, so that a lost device does not lock you out.',
  },
  makeCodesLink: { 'zh-CN': '去做恢复码', en: 'Make recovery codes' },
  goOn: { 'zh-CN': '继续', en: 'Go on' },
  hasAdded: { 'zh-CN': '通行密钥已添加。', en: 'The passkey has been added.' },
  hasRenamed: { 'zh-CN': '名称已更改。', en: 'The name has been changed.' },
  hasRemoved: { 'zh-CN': '通行密钥已移除。', en: 'The passkey has been removed.' },

  signIn: { 'zh-CN': '用通行密钥登录', en: 'Sign in with a passkey' },
  confirm: { 'zh-CN': '用通行密钥确认', en: 'Confirm with a passkey' },
  secondWithout: {
    'zh-CN':
      '您的账号可以用通行密钥完成这一步，但这个浏览器没有运行脚本，或不支持通行密钥。请允许本站的脚本，或换一个浏览器。',
    en: 'Your account can take this step with a passkey, but this browser runs no scripts or knows no passkeys. Allow scripts on this site, or use another browser.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
