import type { ErrorCode } from '../../src-main/shared/domain/voxloom-error.ts';
import { messages } from './messages.ts';

/**
 * What each failure means, for a window in another language than the studio's own sentences, which are English and more
 * exact. Keyed by every code there is, so that none can be forgotten.
 */
const table: Readonly<Record<ErrorCode, readonly [en: string, zhCN: string]>> = {
  'input.option': ['A value is out of range. Correct it and try again.', '有一个值超出范围。请更正后重试。'],
  'input.file-missing': ['There is no such file that you may read. Choose another.', '找不到该文件，或没有读取权限。请另选一个文件。'],
  'input.encoding': ['The file cannot be read as what it should be. Choose another.', '无法按所需格式读取该文件。请另选一个文件。'],
  'input.empty-script': ['There is nothing to do yet: write or render some lines first.', '还没有内容。请先写台词或渲染台词。'],
  'input.time-code': ['A time code in the file cannot be read. Correct it and try again.', '文件中有无法读取的时间码。请更正后重试。'],
  'input.voice-unknown': ['The voice is not installed on this machine. Choose another.', '本机没有安装这个声音。请选择其他声音。'],
  'input.target-unwritable': ['Nothing can be written there. Choose another place.', '无法写入该位置。请另选位置。'],
  'voice.damaged': ['A voice pack is damaged. Install it again.', '声音包已损坏。请重新安装。'],
  'voice.too-new': ['A voice pack needs a newer Voxloom.', '该声音包需要更新版本的 Voxloom。'],
  'engine.died': ['The voice engine stopped on this line. Render it again.', '语音引擎在这句台词上停止了。请重新渲染。'],
  'engine.failed': ['The voice engine could not speak this line. Render it again.', '语音引擎未能读出这句台词。请重新渲染。'],
  'engine.cancelled': ['It was cancelled.', '已取消。'],
  'export.blocked': ['The check before delivery found what must be mended first. Open it to see each line, or export without stopping on faults.', '交付前检查发现必须先处理的问题。请打开检查逐句查看，或在导出时选择不因问题而停止。'],
  'export.failed': ['The export could not be finished. Free some space or choose another place, then go on with it.', '导出未能完成。请清理磁盘空间或另选位置，然后继续。'],
  'edit.refused': ['This cannot be changed now.', '现在不能这样修改。'],
  'project.missing': ['There is no such project any more.', '该项目已不存在。'],
  'project.read-only': ['This project is open to read only. Save it under another name to change it.', '该项目以只读方式打开。请另存后再修改。'],
  'project.damaged': ['The file of the project is damaged. Go back to a backup.', '项目文件已损坏。请使用备份。'],
  'project.too-new': ['This project was saved by a newer Voxloom.', '该项目由更新版本的 Voxloom 保存。'],
  'project.not-a-project': ['This file is no Voxloom project.', '该文件不是 Voxloom 项目。'],
  'project.none-open': ['No project is open.', '没有打开的项目。'],
  'project.write-failed': ['The project could not be written. Free some space and try again; nothing was lost.', '项目未能写入。请清理磁盘空间后重试；已有内容没有丢失。'],
  'request.unknown': ['Window and studio do not fit together. Start Voxloom again.', '窗口与程序不匹配。请重新启动 Voxloom。'],
  'request.invalid': ['The window asked for something that makes no sense, and it was not done.', '窗口的请求无效，未执行。'],
  'request.cancelled': ['It was cancelled.', '已取消。'],
  'request.failed': ['Something went wrong inside the studio. Your project is as it was; try again.', '程序内部出错。项目保持原样，请重试。'],
  'channel.closed': ['The studio does not answer. Your work is saved; start Voxloom again.', '程序没有响应。内容已保存，请重新启动 Voxloom。'],
  'shell.not-here': ['This is not to be had in this window.', '此窗口不支持该操作。'],
};

export const failureWords = messages(table);
