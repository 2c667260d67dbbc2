// Starts the program. A file of its own, because the page allows no inline script.
const notice = document.getElementById("boot");
try {
  const program = await import("./frontend.js");
  await program.default();
  notice.remove();
} catch (cause) {
  console.error(cause);
  notice.setAttribute("role", "alert");
  notice.textContent =
    typeof WebAssembly === "object"
      ? "Chưa mở được Sen. Vui lòng kiểm tra kết nối mạng rồi tải lại trang."
      : "Trình duyệt này quá cũ để mở Sen. Vui lòng dùng bản mới của Chrome, Edge, Firefox hoặc Safari.";
}
