/** The beginning of a page for a holder up to its body. `language` and `title` are HTML; it loads nothing from anywhere. */
export function writeHead({ language, title, policy }: { language: string; title: string; policy: string }): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${policy}style-src 'unsafe-inline'; base-uri 'none'">
<title>${title}</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; margin: 0; }
main { max-width: 28rem; margin: 12vh auto; padding: 0 1.5rem; }
button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; color: #fff; background: #1f3a5f; }
</style>
</head>`;
}
