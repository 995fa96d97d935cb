import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

/** Devices by the name `terminal.json` gives them; numbered ones (`camera-2`) are read by what stands before the number. */
const devices: Readonly<Record<string, Words>> = {
  reader: words('身份证阅读器', 'Card reader'),
  'card-reader': words('读卡器', 'Card reader'),
  scanner: words('扫描仪', 'Scanner'),
  camera: words('高拍仪', 'Document camera'),
  'code-scanner': words('扫码器', 'Code scanner'),
  printer: words('凭条打印机', 'Slip printer'),
  'slip-printer': words('凭条打印机', 'Slip printer'),
  'page-printer': words('文书打印机', 'Page printer'),
  'document-printer': words('文书打印机', 'Page printer'),
  office: words('办公打印机', 'Office printer'),
  cabinet: words('文件柜', 'Lockers'),
  locker: words('文件柜', 'Lockers'),
  power: words('电源', 'Power'),
  sensors: words('传感器', 'Sensors'),
  indicator: words('指示灯', 'Indicator'),
};

/** What a device reports: its condition, and each reason a driver of `hardware-drivers` gives. */
const reports: Readonly<Record<string, Words>> = {
  ok: words('正常', 'Ready'),
  ready: words('正常', 'Ready'),
  attention: words('需要留意', 'Needs attention'),
  blocked: words('不能使用', 'Cannot be used'),
  unknown: words('情况不明', 'Not known'),
  degraded: words('部分可用', 'Partly usable'),
  recovering: words('正在恢复', 'Recovering'),
  faulted: words('故障', 'Faulted'),
  opening: words('正在连接', 'Connecting'),
  connecting: words('正在连接', 'Connecting'),
  identifying: words('正在识别', 'Identifying'),
  absent: words('未连接', 'Unplugged'),
  unplugged: words('未连接', 'Unplugged'),
  'no-answer': words('没有应答', 'No answer'),
  'cannot-open': words('打不开连接', 'Cannot be opened'),
  'cannot-be-asked': words('不能查询状态', 'Cannot be asked'),
  'wrong-device': words('接错了设备', 'Another device is connected'),
  'data-stale': words('读数过旧', 'Readings are old'),
  'paper-out': words('缺纸', 'Out of paper'),
  'paper-near-end': words('纸将用完', 'Paper nearly out'),
  'paper-jam': words('卡纸', 'Paper jam'),
  'feeder-jam': words('进纸器卡纸', 'Feeder jam'),
  'no-page': words('没有纸张', 'No sheet'),
  'tray-missing': words('纸盒未装好', 'Tray missing'),
  'output-full': words('出纸口已满', 'Output tray full'),
  'cover-open': words('机盖打开', 'Cover open'),
  'toner-low': words('碳粉将用完', 'Toner low'),
  'toner-empty': words('碳粉用完', 'Toner empty'),
  'waste-full': words('废粉盒已满', 'Waste toner full'),
  fuser: words('定影故障', 'Fuser fault'),
  cutter: words('切刀故障', 'Cutter fault'),
  paused: words('打印机已暂停', 'Printer paused'),
  stopped: words('打印机已停止', 'Printer stopped'),
  'not-accepting-jobs': words('不接收任务', 'Takes no jobs'),
  'reader-fault': words('读卡模块故障', 'Reader fault'),
  'no-picture': words('没有图像', 'No picture'),
  'lamp-does-not-follow': words('补光灯无反应', 'Lamp does not follow'),
  'board-silent': words('锁控板无应答', 'Lock board silent'),
  'door-not-seen': words('看不到柜门状态', 'A door cannot be seen'),
  'door-did-not-open': words('柜门没有打开', 'A door did not open'),
  'no-such-door': words('没有这个柜门', 'No such door'),
  'on-battery': words('电池供电', 'On battery'),
  'battery-low': words('电池电量低', 'Battery low'),
  'battery-worn': words('电池老化', 'Battery worn'),
  'power-unknown': words('电源情况不明', 'Power not known'),
  'output-off': words('输出已关闭', 'Output off'),
  'shutting-down': words('正在关机', 'Shutting down'),
  shutdown: words('已关机', 'Shut down'),
  overload: words('过载', 'Overload'),
  bypass: words('旁路供电', 'On bypass'),
};

const known = (table: Readonly<Record<string, Words>>, code: string): Words | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

export const deviceName = (id: string): Words =>
  known(devices, id) ??
  known(devices, id.replace(/-?\d+$/, '')) ??
  words(`设备 ${id}`, `Device ${id}`);

/** A report of a driver younger than this page keeps its code, said to be one. */
export const reportWords = (code: string): Words =>
  known(reports, code) ?? words(`其他情况（${code}）`, `Something else (${code})`);

/** For the test that looks for holes. */
export const knownReports: readonly string[] = Object.keys(reports);
