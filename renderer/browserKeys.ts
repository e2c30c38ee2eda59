/**
 * Keys with which a browser prints, shows the source, keeps bookmarks, loads anew or goes back. They mean something else
 * in a spreadsheet, or nothing; the app does nothing of the kind with them, whatever has the focus. What opens, closes
 * and changes windows and tabs, and what makes everything larger, stays with the system.
 */
export const BROWSER_KEYS = [
  // Print, source, downloads, address, bookmarks, save the page.
  'Mod+P Mod+U Mod+J Mod+L Mod+B Mod+D',
  'Mod+Shift+B Mod+Shift+C Mod+Shift+D Mod+Shift+J Mod+Shift+P Mod+Shift+S Mod+Shift+U',
  // Load anew; caret browsing.
  'Mod+R Mod+Shift+R Mod+F5 Shift+F5 F7',
  // Back and forward, the start page; the browser's data.
  'Mod+[ Mod+] Alt+Home Mod+Shift+Delete',
].join(' ')
