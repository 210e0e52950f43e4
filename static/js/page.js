// Loaded by every page. Pages work without it; it switches the NHS components' behaviour on.
const { initAll } = await import(document.getElementById("nhsuk-frontend").href);

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
