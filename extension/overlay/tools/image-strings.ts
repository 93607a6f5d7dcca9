import { say } from '../../i18n/say.ts';

/** What is said of the pictures of a template on a page. */
export const IMAGE_STRINGS = {
  imageTitle: say('话术的图片', 'Pictures of the reply'),
  imageHow: say(
    '这条话术带图片：复制后在回复框里按 Ctrl+V；网站不收粘贴的，就保存下来用它的图片按钮选。',
    'This reply has pictures: copy one and press Ctrl+V in the reply box; where the site takes no pasted ones, save it and choose it with the site’s own button.',
  ),
  imageRefused: say(
    '这个网站的评论不收图片；可以保存下来，在私信或工单里用。',
    'Comments on this site take no pictures; save them for a direct message or the ticket.',
  ),
  imageInPicker: say(
    '带 {count} 张图片，填入后可以复制或保存。',
    'With {count} picture(s), to be copied or saved once the text is in.',
  ),
  imageCopy: say('复制', 'Copy'),
  imageSave: say('保存', 'Save'),
  imageCopyOne: say('复制图片 {name}', 'Copy picture {name}'),
  imageSaveOne: say('保存图片 {name}', 'Save picture {name}'),
  imageCopied: say(
    '图片在剪贴板里了，到回复框里按 Ctrl+V。',
    'The picture is on the clipboard: press Ctrl+V in the reply box.',
  ),
  imageSaved: say('已交给浏览器下载。', 'Handed to the browser’s downloads.'),
  imageNoClipboard: say(
    '浏览器不让这个页面复制图片，请用“保存”。',
    'The browser lets this page copy no picture: use “Save”.',
  ),
  imageGone: say('图片不在这台电脑上了。', 'The picture is no longer on this computer.'),
} as const;
