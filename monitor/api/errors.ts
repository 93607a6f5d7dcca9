import type { Labels } from '../../shared/model/labels.ts';

interface ErrorRow {
  readonly status: number;
  /** What is wrong and the way out; `{name}` is filled from the fault. */
  readonly message: Labels;
}

function row(status: number, zh: string, en: string): ErrorRow {
  return { status, message: { 'zh-CN': zh, en } };
}

/** Every refusal of the API: stable code → status and words. */
export const API_ERRORS = {
  'bad-json': row(
    400,
    '请求体不是合法的 JSON：{reason}。请检查后重发。',
    'The body is not JSON: {reason}. Correct it and send it again.',
  ),
  'too-deep': row(
    400,
    '请求体嵌套超过 {limit} 层。请减少嵌套。',
    'The body is nested deeper than {limit} levels. Flatten it.',
  ),
  'bad-request': row(
    400,
    '{field} 不对：{zh}。格式见 /openapi.json。',
    '{field} is not right: {en}. /openapi.json has the format.',
  ),
  'bad-range': row(
    400,
    '{field} 不对：before 要晚于 since，最长 400 天。',
    '{field} is not right: `before` must be later than `since`, by 400 days at most.',
  ),
  'bad-zone': row(
    400,
    '没有这个时区：{zone}。请用 IANA 名称，例如 Asia/Shanghai。',
    'There is no time zone {zone}. Use an IANA name such as Asia/Shanghai.',
  ),
  'bad-cursor': row(
    400,
    '翻页位置 after 不属于这个列表。请去掉 after，从第一页重新读。',
    'The cursor `after` is not one of this list. Leave it out and read from the first page.',
  ),
  'no-token': row(
    401,
    '缺少令牌。请先用配对码配对（POST /v1/pair），再带上 Authorization: Bearer 令牌。',
    'There is no token. Pair with a code (POST /v1/pair) and send Authorization: Bearer TOKEN.',
  ),
  'bad-token': row(
    401,
    '令牌无效或已被撤销。请向管理员要一个新的配对码，重新配对。',
    'The token is not known or was revoked. Ask an administrator for a new pairing code and pair again.',
  ),
  'not-allowed': row(
    403,
    '你的角色（{role}）不能做这件事，需要权限 {need}。请找有权限的同事，或请管理员更改角色。',
    'Your role ({role}) may not do this; it needs {need}. Ask somebody who may, or an administrator to change your role.',
  ),
  'foreign-origin': row(
    403,
    '请求来自没有配对的网页或扩展（{origin}）。请在扩展里重新配对。',
    'The request comes from a page or an extension that is not paired ({origin}). Pair again from the extension.',
  ),
  'not-loopback': row(
    403,
    '设置只能在运行监听程序的那台电脑上进行。请在那台电脑的浏览器里打开 http://127.0.0.1:端口/。',
    "Setup works on the monitor's own machine only. Open http://127.0.0.1:PORT/ in a browser there.",
  ),
  'no-setup': row(
    404,
    '这个监听程序不是由 npm start 启动的，没有可以设置的配置文件。',
    'This monitor was not begun by npm start; it has no configuration file to set up.',
  ),
  'pairing-refused': row(
    403,
    '配对码不对、已过期或试得太多。配对码五分钟内有效，最多试五次；请向管理员要一个新的。',
    'The code is wrong, has expired or was tried too often. It lives five minutes and five tries; ask an administrator for a new one.',
  ),
  'not-found': row(404, '没有找到：{what}。它可能已被撤回。', 'Not found: {what}. It may have been withdrawn.'),
  'no-route': row(
    404,
    '没有这个地址：{route}。全部地址见 /openapi.json。',
    'There is no such address: {route}. /openapi.json lists them all.',
  ),
  'wrong-method': row(
    405,
    '这个地址不接受 {method}。可用：{allow}。',
    'This address does not take {method}. It takes: {allow}.',
  ),
  'claimed-by-other': row(
    409,
    '{who} 已经在处理。请先和对方说一声，或请组长释放。',
    '{who} is on it already. Speak to them, or ask a lead to release it.',
  ),
  'wrong-state': row(
    409,
    '现在的状态是“{state}”，不能这样做。请刷新后再看。',
    'Its state is "{state}" now, so this cannot be done. Refresh and look again.',
  ),
  'too-many-searches': row(
    409,
    '每人最多保存 {most} 个搜索。请先删掉不再用的。',
    'A person keeps at most {most} searches. Delete one that is not needed any more.',
  ),
  'too-late': row(
    409,
    '撤回只能在新建后 {seconds} 秒内、由新建人进行。请改为关闭工单并写明原因。',
    'It can be withdrawn within {seconds} seconds and by its maker only. Close the ticket with a reason instead.',
  ),
  'name-taken': row(
    409,
    '已经有同名的人。请换一个名字（比如加上部门）。',
    'Somebody of this name is there already. Choose another name, for example with the department.',
  ),
  'person-inactive': row(
    409,
    '这个人的账号已停用，不能配对。请先启用。',
    'This person is switched off and cannot be paired. Switch them on first.',
  ),
  'last-admin': row(
    409,
    '这是最后一个管理员，不能停用或换角色。请先让另一个人成为管理员。',
    'This is the last administrator and can be neither switched off nor given another role. Make somebody else one first.',
  ),
  'unsafe-wording': row(
    400,
    '{field} 不能公开：{zh} 请改写；若是误判，请写明理由（overrule）。',
    '{field} must not stand in public: {en} Reword it, or say why the finding does not hold (overrule).',
  ),
  'fields-moved': row(
    409,
    '在您打开之后有人改过 {fields}。您写的没有保存，也没有丢：请对照新的内容，再保存一次。',
    'Somebody changed {fields} after you opened it. What you wrote is not saved and not lost: compare it with what stands there now and save again.',
  ),
  'hidden-parts': row(
    409,
    '{fields} 对您隐去了个人信息，存回去会丢掉原文。请先接手这张工单，再修改。',
    'Personal data is hidden from you in {fields}: saved like this, the words would be lost. Take the ticket over, then change them.',
  ),
  'statement-moved': row(
    409,
    '在您动笔之后有人写了第 {version} 版。您写的没有保存，也没有丢：请对照那一版，再保存一次。',
    'Somebody drafted version {version} after you began. Yours is not saved and not lost: compare it with that one and save again.',
  ),
  'template-moved': row(
    409,
    '{who} 在您打开之后改过“{name}”。您写的没有保存，也没有丢：请对照新的内容，再保存一次。',
    '{who} changed "{name}" after you opened it. Yours is not saved and not lost: compare it with what stands there now and save again.',
  ),
  'unsafe-template': row(
    400,
    '“{name}”不能保存：{zh} 请改写后再保存。',
    '"{name}" cannot be kept: {en} Reword it and save again.',
  ),
  'missing-picture': row(
    400,
    '“{name}”的图片“{picture}”还没有传上来。请重新添加图片，再保存一次。',
    'The picture "{picture}" of "{name}" is not here yet. Add it again and save again.',
  ),
  'library-full': row(
    409,
    '话术库最多 {most} 条（张），已经满了。请先归档或删掉不再用的。',
    'The library is full: it holds {most}. Archive or take out what is not needed any more.',
  ),
  'rules-moved': row(
    409,
    '在您打开之后有人改过规则。您的改动还没有保存，也没有丢：请对照新的规则再保存一次。',
    'Somebody changed the rules after you opened them. Yours are not saved and not lost: compare them with the new ones and save again.',
  ),
  'old-correction': row(
    409,
    '{site} 的更正已有第 {revision} 版，没有改动。请先看过它，再用更高的版本号给出。',
    'The correction of {site} has revision {revision} already; nothing was changed. Look at it, then give a higher revision.',
  ),
  'faulty-config': row(
    409,
    '配置文件有误，没有写入（{place}：{zh}）。请先在设置页改好。',
    'The configuration file is faulty, so nothing was written ({place}: {en}). Mend it on the setup page first.',
  ),
  'bad-policy': row(400, '规则改动有误：{why}', 'The change of the rules is faulty: {why}'),
  'not-for-a-pilot': row(
    400,
    '这些规则不按部门执行，无法交给一个部门试行：{rules}。请去掉后再开始，或直接为所有人修改。',
    'These rules do not hold by department, so that none can try them: {rules}. Leave them out, or change them for everybody.',
  ),
  'bad-shift': row(
    400,
    '时间段有误：结束必须晚于开始，班次最长 7 天。',
    'The span is faulty: it has to end after it begins, a shift at most seven days later.',
  ),
  'still-owed': row(
    409,
    '争议尚未完成：{what}。完成或说明原因后取消这些任务，再结案。',
    'The dispute still owes: {what}. Finish these tasks, or drop them with a reason, then solve it.',
  ),
  'needs-consent': row(
    409,
    '需要先记录客户同意（{what}）。',
    'The recorded consent of the customer is needed first ({what}).',
  ),
  'other-customer': row(
    409,
    '这两个客户不能这样合在一起（标识属于另一位客户 {id}，或者一个是演练）。确认是同一个人后，请让组长合并。',
    'These two cannot be joined like this (the sign belongs to another customer {id}, or one is practice). If they are one person, ask a lead to merge them.',
  ),
  'no-public-url': row(
    409,
    '没有配置 publicUrl，客户打不开链接。请管理员在配置里写上 publicUrl。',
    'publicUrl is not configured, so no customer could open the link. An administrator must set publicUrl.',
  ),
  'deletion-stopped': row(
    409,
    '现在不能执行删除：{why} 请先核对身份、解除保全，或确认是否已经决定过。',
    'The erasure cannot be carried out now: {why} Check the identity, release the hold, or see whether it was decided before.',
  ),
  'hash-mismatch': row(
    400,
    '{field} 的内容和 SHA-256 不一致。请重新采集证据。',
    'The bytes of {field} do not match their SHA-256. Capture the evidence again.',
  ),
  'bad-evidence': row(
    400,
    '{field} 不能作为证据：{zh}。请重新采集，或去掉这一项再提交。',
    '{field} cannot be evidence: {en}. Capture it again, or send the ticket without it.',
  ),
  'too-large': row(
    413,
    '请求体太大，上限 {limit} 字节。请减少内容或缩小截图。',
    'The body is too large; the limit is {limit} bytes. Send less, or a smaller screenshot.',
  ),
  'not-json': row(
    415,
    '只接受 JSON。请带上 Content-Type: application/json。',
    'Only JSON is taken. Send Content-Type: application/json.',
  ),
  'foreign-host': row(
    421,
    'Host 不在名单里（{host}）。请用 127.0.0.1 访问，或把域名写进配置 listen.hosts。',
    'The Host is not on the list ({host}). Use 127.0.0.1, or add the name to listen.hosts in the configuration.',
  ),
  'too-many': row(
    429,
    '请求太多，上限每分钟 {limit} 次。请 {seconds} 秒后再试。',
    'Too many requests; the limit is {limit} a minute. Try again in {seconds} seconds.',
  ),
  'bad-address': row(400, '地址写得不对。请检查 % 编码。', 'The address is malformed. Check its percent-encoding.'),
  'bad-http': row(400, '不是合法的 HTTP 请求。', 'This is not a valid HTTP request.'),
  internal: row(
    500,
    '监听程序出错，已记入日志（编号 {id}）。请把编号告诉管理员。',
    'The monitor failed; its log has the details under {id}. Tell an administrator this number.',
  ),
  busy: row(503, '数据库正忙。请稍后重试。', 'The database is busy. Try again shortly.'),
  unavailable: row(
    503,
    '数据库现在不可用。已经保存的不会丢；管理员已可在日志里看到原因。请稍后重试。',
    'The database cannot be used now. What is stored is not lost, and the log tells the administrator why. Try again later.',
  ),
  full: row(
    507,
    '磁盘已满，没有保存。请管理员腾出空间后重试；已经保存的不会丢。',
    'The disk is full; this was not stored. An administrator must make room; what is stored is not lost.',
  ),
} as const satisfies Record<string, ErrorRow>;

export type ApiErrorCode = keyof typeof API_ERRORS;
