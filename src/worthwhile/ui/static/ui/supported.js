// Says, before the page is drawn, that components may rely on JavaScript. A file, so that the
// content security policy need not allow scripts written into pages.
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
}
