// Shows what the chosen decision asks for. Without this script everything is shown, and the server asks for what is missing.
(() => {
  const form = document.querySelector("form[data-decide]");
  if (!form) return;
  const reason = form.querySelector("textarea[name=reason]");
  const update = () => {
    const chosen = form.querySelector("input[name=decision]:checked");
    const because = chosen ? chosen.dataset.reason : "NONE";
    form.querySelectorAll("[data-because]").forEach((part) => { part.hidden = because === "NONE"; });
    reason.required = because === "REQUIRED";
    form.querySelector("[data-optional]").textContent = because === "OPTIONAL" ? "(optional)" : "";
    form.querySelectorAll("[data-needs]").forEach((part) => {
      part.hidden = !chosen || part.dataset.needs !== chosen.value;
      part.querySelectorAll("input:not([type=file]), select").forEach((input) => { input.required = !part.hidden; });
    });
  };
  form.addEventListener("change", update);
  update();
})();
